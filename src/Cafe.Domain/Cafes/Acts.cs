namespace OpenTalks.Cafes;

/// <summary>What happens in a café by itself, when it is due.</summary>
public abstract record Act
{
    /// <summary>Nobody made a plan before round 1: everybody gets seats for all rounds.</summary>
    public sealed record SeatEverybody : Act;

    /// <summary>A round was inserted after the plan was made: it and what follows get seats that go on from the rounds before.</summary>
    public sealed record SeatRounds(int From) : Act;

    /// <summary>Somebody came after the plan was made, or has not chosen again when the talk begins.</summary>
    public sealed record SeatLatecomer(int Number) : Act;

    /// <summary>The talk of a round has ended: who sat where is history now.</summary>
    public sealed record TakeAttendance(int Round) : Act;

    /// <summary>The gallery has ended: its marks are counted and told.</summary>
    public sealed record CountMarks : Act;

    /// <summary>The close phase has ended.</summary>
    public sealed record Close : Act;

    /// <summary>24 hours after the close: nothing more arrives, and what was kept to answer repeats is forgotten.</summary>
    public sealed record Settle : Act;

    /// <summary>As many days after the close as the café said when people joined: names go, ideas stay.</summary>
    public sealed record EraseNames : Act;

    Act() { }
}

/// <summary>An act and the moment from which it is due.</summary>
public sealed record Due(Act Act, long AtMs);

/// <summary>Finds what is due in a café, now or later, from its state alone.</summary>
public static class Acts
{
    /// <summary>All acts whose moment is known, the earliest first.</summary>
    public static IReadOnlyList<Due> Of(Cafe cafe, long nowMs)
    {
        if (cafe.Setup is not { } setup) return [];
        if (cafe.EndedMs is { } ended) return [.. AfterTheClose(cafe, setup, ended)];
        var acts = new List<Due>();
        var planned = cafe.IsFreeChoice ? cafe.Seating.Count > 0 : cafe.Seating.ContainsKey(1);
        if (!cafe.IsFreeChoice && !planned && cafe.Seated.Any() && Begins(cafe, PhaseKind.Talk, 1, nowMs) is { } talk) acts.Add(new Due(new Act.SeatEverybody(), talk));
        // Where people choose, only hosts are given a seat, before others can take it.
        var round = Math.Max(1, cafe.RoundAt(nowMs));
        var waiting = cafe.IsFreeChoice ? cafe.Seated.Where(number => cafe.HostedBy(number, round) is not null) : planned ? cafe.Seated : [];
        foreach (var number in waiting.Where(number => cafe.TableOf(number, round) is null))
            acts.Add(new Due(new Act.SeatLatecomer(number), nowMs));
        foreach (var (again, people) in cafe.LetGo.Where(lost => lost.Key >= round))
            if (Begins(cafe, PhaseKind.Talk, again, nowMs) is { } bell) acts.AddRange(people.Where(number => cafe.ChoosesAgain(number, again)).Select(number => new Due(new Act.SeatLatecomer(number), bell)));
        if (planned)
        {
            if (!cafe.IsFreeChoice && FirstBare(cafe, round + 1) is { } bare) acts.Add(new Due(new Act.SeatRounds(bare), nowMs));
            for (round = 1; round <= cafe.Rounds; round++)
                if (TalkEnds(cafe, round, nowMs) is { } ends && !cafe.Attendance.ContainsKey(round))
                    acts.Add(new Due(new Act.TakeAttendance(round), ends));
        }
        if (!cafe.MarksCounted && cafe.AfterGallery is { } after && after < cafe.Programme.Phases.Length && Begins(cafe, after, nowMs) is { } counts)
            acts.Add(new Due(new Act.CountMarks(), counts));
        if (Closes(cafe, nowMs) is { } closes) acts.Add(new Due(new Act.Close(), closes));
        return [.. acts.OrderBy(due => due.AtMs)];
    }

    static IEnumerable<Due> AfterTheClose(Cafe cafe, Setup setup, long endedMs)
    {
        if (!cafe.MarksCounted && cafe.AfterGallery is not null) yield return new Due(new Act.CountMarks(), endedMs);
        if (!cafe.Settled) yield return new Due(new Act.Settle(), endedMs + Cafe.GraceMs);
        if (!cafe.NamesErased) yield return new Due(new Act.EraseNames(), endedMs + setup.RetentionDays * 24 * 3_600_000L);
    }

    static int? FirstBare(Cafe cafe, int from)
    {
        for (var round = from; round <= cafe.Rounds; round++)
            if (!cafe.Seating.TryGetValue(round, out var seating) || seating.Tables.IsEmpty) return cafe.Seated.Any() ? round : null;
        return null;
    }

    static long? TalkEnds(Cafe cafe, int round, long nowMs)
    {
        var next = cafe.Programme.IndexOf(PhaseKind.Talk, round) + 1;
        return next > 0 && next < cafe.Programme.Phases.Length ? Begins(cafe, next, nowMs) : null;
    }

    /// <summary>The end of the last phase; or long after whatever waits (a phase, a pause) has waited for nobody.</summary>
    static long? Closes(Cafe cafe, long nowMs)
    {
        if (cafe.Programme.Run is not { } run || cafe.Programme.At(nowMs) is not { } here) return null;
        if (run.PausedMs is { } paused) return paused + Cafe.ForgottenMs;
        var ends = here.EndsMs;
        for (var phase = here.Phase; ; ends += cafe.Programme.Phases[++phase].LengthMs)
        {
            if (cafe.Programme.Phases[phase].Waits) return ends + Cafe.ForgottenMs;
            if (phase == cafe.Programme.Phases.Length - 1) return ends;
        }
    }

    static long? Begins(Cafe cafe, PhaseKind kind, int round, long nowMs) =>
        cafe.Programme.IndexOf(kind, round) is >= 0 and var phase ? Begins(cafe, phase, nowMs) : null;

    static long? Begins(Cafe cafe, int phase, long nowMs) => cafe.BeganMs(phase, nowMs) ?? cafe.Programme.BeginsMs(phase);
}
