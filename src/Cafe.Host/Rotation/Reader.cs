using System.Collections.Immutable;
using System.Globalization;
using OpenTalks.Cafes;
using OpenTalks.People;

namespace OpenTalks.Host.Rotation;

/// <summary>Reads numbers and names as they were typed; the first that means nobody and nothing is what is wrong.</summary>
sealed class Reader(Cafe cafe, Func<int, string> nameOf)
{
    static readonly char[] Between = [',', ';', '،', '؛', '\n'];

    /// <summary>The field at fault and a refusal's code.</summary>
    public (string Field, string Code)? Wrong { get; private set; }

    /// <param name="text">A number ("12"), or a name that one person has.</param>
    public int Person(string? text, string field)
    {
        var typed = Text.Line(text ?? "");
        if (Number(typed) is { } number) return IsHere(number) ? number : Fault(field, "person-unknown");
        List<int> named = [.. cafe.People.Keys.Where(person => IsHere(person) && string.Equals(nameOf(person), typed, StringComparison.OrdinalIgnoreCase))];
        return typed.Length > 0 && named.Count == 1 ? named[0] : Fault(field, "person-unknown");
    }

    public ImmutableArray<int> People(string? text, string field)
    {
        var typed = (text ?? "").Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (typed.Length == 1) typed = typed[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        ImmutableArray<int> people = [.. typed.Select(one => Person(one, field)).Distinct()];
        if (people.Length < 2) Fault(field, "two-people");
        return people;
    }

    public int Table(string? text, string field) =>
        Number(text) is { } number && cafe.Table(number) is not null ? number : Fault(field, "table-unknown");

    public int Round(string? text, string field) =>
        Number(text) is { } number && number >= 1 && number <= cafe.Rounds ? number : Fault(field, "round-unknown");

    bool IsHere(int number) => cafe.People.TryGetValue(number, out var member) && member is { Role: Role.Participant, Erased: false } && !cafe.IsDouble(number);

    static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;

    int Fault(string field, string code)
    {
        Wrong ??= (field, code);
        return 0;
    }
}
