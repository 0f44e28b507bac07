using System.Collections.Immutable;
using System.Globalization;
using OpenTalks.Cafes;
using OpenTalks.People;
using OpenTalks.Web.Rotation;

namespace OpenTalks.Host.Rotation;

/// <summary>
/// Who may be missing: who never arrived in the round that runs, who has not said to be ready for the next. That a phone is heard
/// stands beside it and decides nothing.
/// </summary>
sealed class Absentees(Cafe cafe, long nowMs, IReadOnlySet<int> connected)
{
    readonly bool ended = cafe.EndedMs is not null;

    /// <summary>The round that runs; 0 before the first.</summary>
    public int Running { get; } = cafe.RoundAt(nowMs);

    public int? AskedFor { get; } = cafe.Unready(nowMs)?.Round;

    readonly HashSet<int> silent = [.. cafe.Unready(nowMs)?.Silent ?? []];

    public ImmutableArray<Missing> Gone =>
        [.. cafe.People.Where(member => member.Value is { Role: Role.Participant, Gone: true }).Select(member => Line(member.Key))];

    public Absent Found(string find, int from, Func<int, string> nameOf)
    {
        List<Missing> here = ended ? [] : [.. cafe.Seated.Select(Line)];
        List<Missing> found = [.. here.Where(one => find.Length > 0 ? IsNamed(one.Person, find, nameOf) : one.NotArrived || one.NotReady)];
        from = Math.Clamp(from, 0, Math.Max(0, found.Count - 1));
        return new Absent(here.Count(one => one.NotArrived), here.Count(one => one.NotReady), find, from, found.Count, [.. found.Skip(from).Take(Absent.Most)]);
    }

    static bool IsNamed(int number, string find, Func<int, string> nameOf) =>
        number.ToString(CultureInfo.InvariantCulture) == find
        || CultureInfo.InvariantCulture.CompareInfo.IndexOf(nameOf(number), find, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    public Missing Line(int number) => new(number, cafe.TableOf(number, Math.Max(1, Running)), connected.Contains(number),
        Running > 0 && cafe.TableOf(number, Running) is not null && cafe.People[number].ArrivedIn < Running,
        silent.Contains(number));
}
