using System.Collections.Immutable;
using OpenTalks.People;
using OpenTalks.Sheets;

namespace OpenTalks.Cafes;

/// <summary>A seat on the console.</summary>
/// <param name="Arrived">The person has arrived for the round that runs.</param>
/// <param name="Connected">A device of the person's is connected: a hint, not attendance.</param>
public sealed record SeatRow(int Number, bool Arrived, bool Connected, bool Remote);

/// <summary>A table on the console.</summary>
/// <param name="Ideas">Of this round on its sheet, without those taken back.</param>
/// <param name="Last">The newest idea's text, or null.</param>
/// <param name="Total">Ideas of all rounds on its sheet.</param>
/// <param name="Activity">How many ideas came in each of the last stretches of two minutes, the newest last, as far as this node knows: a hint.</param>
/// <param name="NoHost">The café has hosts, and this table has none who is there.</param>
/// <param name="LongerMs">How much longer its talk goes on than the others'.</param>
/// <param name="Pace">What its host says; null where nothing was said.</param>
public sealed record TableRow(
    int Number, string Name, int Question, ImmutableArray<SeatRow> Seats, int Ideas, string? Last,
    int Total, ImmutableArray<int> Activity, bool NoHost, long LongerMs, Pace? Pace);

/// <summary>A tablet on a table, or the wall.</summary>
/// <param name="Table">The tablet's table; null for a wall.</param>
/// <param name="Connected">It was heard a moment ago.</param>
/// <param name="Away">It was sent away.</param>
public sealed record DeviceRow(int Number, Role Role, int? Table, bool Connected, bool Away);

/// <summary>Who was asked to be ready for a round and has not said so.</summary>
/// <param name="Count">Of all of them.</param>
/// <param name="Who">The first <see cref="Most"/>, by number.</param>
public sealed record UnreadyView(int Round, int Count, ImmutableArray<UnreadyPerson> Who)
{
    public const int Most = 12;

    /// <returns>Null at times when nobody is asked.</returns>
    public static UnreadyView? Of(Cafe cafe, Func<int, Person?> person, long nowMs)
    {
        if (cafe.Unready(nowMs) is not var (round, silent)) return null;
        return new UnreadyView(round, silent.Length, [.. silent.Take(Most).Select(number => new UnreadyPerson(number, person(number)?.Details.Name ?? ""))]);
    }
}

/// <param name="Name">Empty where it is not known.</param>
public sealed record UnreadyPerson(int Number, string Name);

/// <summary>The console's view of a café: a row per table.</summary>
/// <param name="Waiting">Participants without a seat in the round that runs.</param>
/// <param name="Running">What the facilitators do and are asked for.</param>
public sealed record OverviewView(
    string Title, Programme Programme, int Round, int Participants, int Gone, int Connected, int Waiting,
    ImmutableArray<TableRow> Tables, bool Planned, bool Ended, RunningView Running)
{
    public ImmutableArray<DeviceRow> Devices { get; init; } = [];

    /// <summary>Ideas that somebody has asked to be looked at.</summary>
    public int Reported { get; init; }

    /// <summary>Ideas that wait to be let before the wall and the gallery show them.</summary>
    public int ToLet { get; init; }

    /// <summary>The sheet that the wall shows; null for none.</summary>
    public int? Spotlight { get; init; }

    /// <summary>How many times something happened on which seats depend: when it is another number, a page about seats is old.</summary>
    public int Seatings { get; init; }

    /// <summary>A table of a round to come is short of people or has too many, or its host is gone.</summary>
    public bool ToMend { get; init; }

    public UnreadyView? Unready { get; init; }

    /// <param name="sheet">By its number, or null while nothing is on it.</param>
    /// <param name="person">What is said of a person, or null where it was erased.</param>
    /// <param name="activity">Of a sheet, as <see cref="TableRow.Activity"/>.</param>
    public static OverviewView Of(
        Cafe cafe, Func<int, Sheet?> sheet, Func<int, Person?> person, IReadOnlySet<int> connected, Func<int, ImmutableArray<int>> activity, long nowMs)
    {
        var round = Math.Max(1, cafe.RoundAt(nowMs));
        var seating = cafe.Seating.GetValueOrDefault(round, RoundSeating.None);
        var participants = cafe.Participants.ToList();
        List<Idea> ideas = [.. cafe.Sheets.SelectMany(one => sheet(one.Number)?.Ideas.Values ?? []).Where(idea => !idea.TakenBack)];
        return new OverviewView(
            cafe.Setup!.Title, cafe.Programme, cafe.RoundAt(nowMs),
            participants.Count,
            participants.Count(member => member.Value.Gone),
            participants.Count(member => connected.Contains(member.Key)),
            cafe.Seated.Count(number => !seating.Tables.ContainsKey(number)),
            [.. cafe.Setup.Tables.Select(table => Row(cafe, table, round, seating, sheet, person, connected, activity))],
            cafe.Seating.ContainsKey(1),
            cafe.EndedMs is not null,
            RunningView.Of(cafe, person, connected, nowMs))
        {
            Devices = [.. cafe.People.Where(member => member.Value.Role is Role.Device or Role.Wall)
                .Select(device => new DeviceRow(device.Key, device.Value.Role, device.Value.Table, connected.Contains(device.Key), device.Value.Gone))],
            Spotlight = cafe.Spotlight,
            Reported = ideas.Count(idea => idea.Report == Reporting.Open),
            ToLet = ideas.Count(idea => idea.Waits),
            Seatings = cafe.Seatings,
            ToMend = cafe.IsToMend(nowMs),
            Unready = UnreadyView.Of(cafe, person, nowMs),
        };
    }

    static TableRow Row(
        Cafe cafe, Table table, int round, RoundSeating seating, Func<int, Sheet?> sheets, Func<int, Person?> person, IReadOnlySet<int> connected,
        Func<int, ImmutableArray<int>> activity)
    {
        var sheet = cafe.SheetOn(round, table.Number);
        var ideas = sheets(sheet)?.Ideas.Values.Where(idea => !idea.TakenBack).ToList() ?? [];
        return new TableRow(
            table.Number, table.Name, cafe.QuestionOn(round, table.Number).Number,
            [.. seating.Tables.Where(seat => seat.Value == table.Number && !cafe.People[seat.Key].Gone)
                .Select(seat => new SeatRow(seat.Key, cafe.People[seat.Key].ArrivedIn >= round,
                    connected.Contains(seat.Key), person(seat.Key)?.Details.Remote ?? false))],
            ideas.Count(idea => idea.Round == round),
            ideas.MaxBy(idea => idea.Place)?.Text,
            ideas.Count,
            activity(sheet),
            !cafe.Arrangement.Hosts.IsEmpty && cafe.HostOf(sheet, round) is null,
            cafe.LongerMs(round, table.Number),
            cafe.Floor.PaceOf(round, table.Number));
    }
}
