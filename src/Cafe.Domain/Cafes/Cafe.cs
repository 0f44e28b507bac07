using System.Collections.Immutable;
using OpenTalks.People;

namespace OpenTalks.Cafes;

/// <summary>Somebody in a café, as the events tell: a number, a role and where the person is on the way.</summary>
/// <param name="ArrivedIn">The last round the person arrived for; 0 for none.</param>
/// <param name="Table">The table a table device lies on; null for everybody else. A device that is gone was sent away.</param>
/// <param name="Expected">The person was on a list and has not come in on a phone of their own yet.</param>
/// <param name="Listed">The person was on a list before they came.</param>
/// <param name="ReadyFor">The last round the person said to be ready for; 0 for none.</param>
/// <param name="ByDesk">The desk added them: they may have no phone.</param>
/// <param name="Muted">They cannot write for now.</param>
/// <param name="Erased">Nothing is said of them any more, and no device speaks for them.</param>
public sealed record Member(Role Role, bool Gone = false, int ArrivedIn = 0, bool ByDesk = false, bool Muted = false, bool Erased = false,
    bool Expected = false, bool Listed = false, int ReadyFor = 0, int? Table = null);

/// <summary>A number that is another's: two were one person.</summary>
/// <param name="WasGone">Whether the number was gone before.</param>
/// <param name="Given">Seats that the one who stays got from it.</param>
/// <param name="Hosted">The table the one who stays got to host from it; null for none.</param>
public sealed record Merge(int Keep, bool WasGone, ImmutableArray<Seat> Given, int? Hosted = null);

/// <summary>One round's seats: who sits where by the plan that stands, and the seats that were left while the round ran.</summary>
/// <param name="Tables">Person's number to table's number.</param>
/// <param name="Left">Seats that stood in this round before; the right to write there stays.</param>
public sealed record RoundSeating(ImmutableSortedDictionary<int, int> Tables, ImmutableHashSet<(int Number, int Table)> Left)
{
    public static RoundSeating None { get; } = new(ImmutableSortedDictionary<int, int>.Empty, []);
}

/// <summary>One event, from its opening to its close: the state that decides what may happen next.</summary>
/// <param name="Seating">By round, from the plan that stands.</param>
/// <param name="Attendance">Who sat where when the talk of a round ended; history counts this, not the plan. Gone where the programme was set back to that talk.</param>
/// <param name="Turn">How many times the programme was set back, so that what happens by itself can happen again.</param>
/// <param name="Began">When phases that lie before the run's beginning began, by index.</param>
/// <param name="Undo">Decisions about seats that can be taken back, the newest on top.</param>
/// <param name="MarksCounted">The marks of the gallery are counted; gone where the programme was set back to it.</param>
/// <param name="Merges">By number, whose number it is: two were one person.</param>
/// <param name="Locked">Nobody new joins.</param>
/// <param name="CodeRenewed">The code is not the first; the one before can be restored.</param>
/// <param name="Changes">How many times what is said of somebody changed, so that whoever keeps a copy asks again.</param>
/// <param name="Setups">How many times the set-up was changed or a change taken back; a change names the one it was typed over.</param>
/// <param name="Seatings">How many times something happened on which a plan depends; a plan names the one it was made for.</param>
public sealed partial record Cafe(
    Setup? Setup,
    Programme Programme,
    ImmutableSortedDictionary<int, Member> People,
    ImmutableSortedDictionary<int, RoundSeating> Seating,
    ImmutableSortedDictionary<int, RoundSeats> Attendance,
    int Turn,
    ImmutableSortedDictionary<int, long> Began,
    Arrangement Arrangement,
    ImmutableStack<SeatingBefore> Undo,
    int Seatings,
    long? EndedMs,
    bool Settled = false,
    bool NamesErased = false,
    ImmutableSortedDictionary<int, Merge>? Merges = null,
    bool Locked = false,
    bool CodeRenewed = false,
    int Changes = 0,
    int Setups = 0,
    ImmutableArray<Setup> SetupsBefore = default,
    bool MarksCounted = false)
{
    /// <summary>The sheet that facilitators show on the wall; null for none.</summary>
    public int? Spotlight { get; init; }

    /// <summary>The wall shows no ideas and no messages for now.</summary>
    public bool WallQuiet { get; init; }

    /// <summary>In which ways the café's devices signal the end of a round.</summary>
    public SignalWays Signals { get; init; } = SignalWays.All;

    /// <summary>Whose sheets each table sorts; none while that is not on offer.</summary>
    public ImmutableArray<SortingTask> Sorting { get; init; } = [];

    /// <summary>How many changes of the set-up can be taken back.</summary>
    public const int MostUndone = 20;

    /// <summary>The set-up as it was before its last changes, the newest last; at most <see cref="MostUndone"/>.</summary>
    public ImmutableArray<Setup> SetupsBefore { get; init; } = SetupsBefore.IsDefault ? [] : SetupsBefore;

    /// <summary>How long ideas written in time may still arrive after the close.</summary>
    public const long GraceMs = 24 * 3_600_000L;

    /// <summary>A last phase that waits for a facilitator who never comes is ended by the server after this.</summary>
    public const long ForgottenMs = 12 * 3_600_000L;

    public static Cafe Unopened { get; } = new(
        null, Programme.Empty,
        ImmutableSortedDictionary<int, Member>.Empty,
        ImmutableSortedDictionary<int, RoundSeating>.Empty,
        ImmutableSortedDictionary<int, RoundSeats>.Empty, 0,
        ImmutableSortedDictionary<int, long>.Empty, Arrangement.None, [], 0, null);

    /// <summary>The set-up as it stands: before the start minutes added on the console count.</summary>
    public Setup? Planned => Setup is { } setup && Programme.Run is null ? setup with { Phases = Programme.Phases } : Setup;

    public Attribution Attribution => Setup!.Attribution;
    public bool KeepsAuthors => Attribution == Attribution.Open;
    public int Rounds => Programme.Rounds;
    public int TotalSeats => Setup!.Tables.Sum(table => table.Seats);

    /// <summary>People who are to be seated: participants who have not left.</summary>
    public IEnumerable<int> Seated => People.Where(p => p.Value is { Role: Role.Participant, Gone: false }).Select(p => p.Key);

    /// <summary>Somebody has come in and agreed to how ideas are shown and what is kept; that stands from then on.</summary>
    public bool IsAgreedTo => People.Values.Any(member => member is { Role: Role.Participant, Expected: false });

    /// <summary>No seat is left: one more and no plan could seat everybody.</summary>
    public bool IsFull => Seated.Count() >= TotalSeats;

    /// <summary>The role somebody has now: a device that was sent away is a stranger.</summary>
    public Role RoleOf(int? number) =>
        number is not { } n || !People.TryGetValue(Same(n), out var member) || member.Erased ? Role.Stranger
        : member is { Gone: true, Role: Role.Device or Role.Wall } ? Role.Stranger
        : member.Role;

    /// <summary>The number of the person whom a number means: its own, or that of whom it was a double.</summary>
    public int Same(int number)
    {
        while (Merges is not null && Merges.TryGetValue(number, out var merge)) number = merge.Keep;
        return number;
    }

    public bool IsDouble(int number) => Merges is not null && Merges.ContainsKey(number);

    /// <summary>All numbers that mean a person.</summary>
    public IEnumerable<int> NumbersOf(int number) => People.Keys.Where(other => Same(other) == number);

    /// <summary>Participants, gone ones too, each once.</summary>
    public IEnumerable<KeyValuePair<int, Member>> Participants => People.Where(member => member.Value.Role == Role.Participant && !IsDouble(member.Key));

    public Table? Table(int number) => Setup?.Tables.FirstOrDefault(table => table.Number == number);

    public int? TableOf(int number, int round) =>
        Seating.TryGetValue(round, out var seating) && seating.Tables.TryGetValue(number, out var table) ? table : null;

    /// <summary>The right to write follows the seat in the idea's round, by any plan that stood in it or by hand; a device's follows its table.</summary>
    public bool MayWriteOn(int sheet, int number, int round) =>
        DeviceTable(number) is { } lies ? SheetOn(round, lies) == sheet : SatOn(sheet, number, round);

    /// <summary>Whether somebody has or had a seat at the table on which the sheet lies in that round.</summary>
    public bool SatOn(int sheet, int number, int round) =>
        Seating.TryGetValue(round, out var seating)
        && (Merges is null ? [number] : NumbersOf(number)).Any(own =>
            (seating.Tables.TryGetValue(own, out var table) && SheetOn(round, table) == sheet)
            || seating.Left.Any(left => left.Number == own && SheetOn(round, left.Table) == sheet));

    /// <summary>The round that runs or to which people move; before the first 0, after the last the last.</summary>
    public int RoundAt(long nowMs)
    {
        if (Programme.At(nowMs) is not { } here) return 0;
        for (var phase = here.Phase; phase >= 0; phase--)
            if (Programme.Phases[phase].Round is { } round) return round;
        return 0;
    }

    /// <summary>Rounds whose talk has begun: who sits in them is told and sat already. A move belongs to the round it leads to, which can still be mended.</summary>
    public int RoundsUnderWay(long nowMs)
    {
        if (Programme.At(nowMs) is not { } here) return 0;
        var round = RoundAt(nowMs);
        return Programme.Phases[here.Phase].Kind == PhaseKind.Move ? round - 1 : round;
    }

    /// <summary>The round people are asked to be ready for: the next one, in the welcome, in the write-up before it and on the move to it; null at other times.</summary>
    public int? AsksReadyFor(long nowMs)
    {
        if (EndedMs is not null || Programme.At(nowMs) is not { Over: false } here) return null;
        var next = RoundsUnderWay(nowMs) + 1;
        return next <= Rounds && Programme.Phases[here.Phase].Kind is PhaseKind.Welcome or PhaseKind.WriteUp or PhaseKind.Move ? next : null;
    }

    /// <summary>Whether the person has said to be ready for a round, or has arrived for it.</summary>
    public bool IsReady(int number, int round) => People[number] is var member && (member.ReadyFor >= round || member.ArrivedIn >= round);

    /// <summary>The round people are asked to be ready for and who of those who have a seat in it has not said so, by number; null while nobody is asked.</summary>
    public (int Round, ImmutableArray<int> Silent)? Unready(long nowMs) => Seating.Count > 0 && AsksReadyFor(nowMs) is { } round
        ? (round, [.. Seated.Where(number => TableOf(number, round) is not null && !IsReady(number, round))]) : null;

    /// <summary>A table of a round to come is short of people or has too many, or its host is gone.</summary>
    public bool IsToMend(long nowMs)
    {
        var done = RoundsUnderWay(nowMs);
        if (EndedMs is not null || Seating.Count == 0 || done >= Rounds) return false;
        return Arrangement.Hosts.Any(host => People[host.Value].Gone && !Arrangement.Closed.ContainsKey(host.Key))
            || Seating.Where(round => round.Key > done).Any(round => round.Value.Tables.Where(seat => !People[seat.Key].Gone)
                .GroupBy(seat => seat.Value).Any(table => Table(table.Key) is { } at && (!IsFreeChoice && table.Count() < at.Least || table.Count() > at.Seats)));
    }

    public bool WriteUpHasEnded(int round, long nowMs)
    {
        if (EndedMs is not null) return true;
        if (Programme.At(nowMs) is not { } here) return false;
        var last = Programme.IndexOf(PhaseKind.WriteUp, round);
        return here.Phase > (last >= 0 ? last : Programme.IndexOf(PhaseKind.Talk, round));
    }

    public bool TakesIdeasAt(long nowMs) => EndedMs is not { } ended || nowMs < ended + GraceMs;

    /// <summary>When a phase began, as far as it has; the first beginning where a pause has moved it since.</summary>
    public long? BeganMs(int phase, long nowMs) =>
        Began.TryGetValue(phase, out var began) ? began : Programme.BeganMs(phase, nowMs);

    /// <summary>Stamped on what is written in a round where the café stores no time: the beginning of its talk.</summary>
    public long RoundBeganMs(int round, long nowMs) =>
        BeganMs(Programme.IndexOf(PhaseKind.Talk, round), nowMs) ?? BeganMs(0, nowMs) ?? nowMs;

    /// <summary>In the gallery and after it every sheet can be read.</summary>
    public bool SeesAnySheet(long nowMs) =>
        EndedMs is not null || Programme.At(nowMs) is { } here && Programme.Phases[here.Phase].Kind is PhaseKind.Gallery or PhaseKind.Plenary or PhaseKind.Close;

    public bool IsGallery(long nowMs) => EndedMs is null && Programme.At(nowMs) is { Over: false } here && Programme.Phases[here.Phase].Kind == PhaseKind.Gallery;

    /// <summary>The last phase runs, or is over and nobody has closed the café yet.</summary>
    public bool IsClosing(long nowMs) => EndedMs is null && Programme.At(nowMs) is { } here && (here.Over || Programme.Phases[here.Phase].Kind == PhaseKind.Close);

    /// <summary>Index of the phase after the last gallery, which may be none; null without a gallery.</summary>
    public int? AfterGallery
    {
        get
        {
            for (var phase = Programme.Phases.Length - 1; phase >= 0; phase--)
                if (Programme.Phases[phase].Kind == PhaseKind.Gallery) return phase + 1;
            return null;
        }
    }

    /// <summary>A participant reads the sheet in front of them and those beside it: where they sit, where they go next, and while moving where they sat.</summary>
    public bool MayRead(int sheet, int number, long nowMs)
    {
        if (SeesAnySheet(nowMs)) return HasSheet(sheet);
        var round = RoundAt(nowMs);
        var moving = Programme.At(nowMs) is { } here && Programme.Phases[here.Phase].Kind == PhaseKind.Move;
        return MayWriteOn(sheet, number, round) || moving && MayWriteOn(sheet, number, round - 1)
            || TableOf(number, round) is { } table && SheetsBeside(round, table).Contains(sheet);
    }
}
