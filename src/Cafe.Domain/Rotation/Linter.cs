using System.Collections.Immutable;

namespace OpenTalks.Rotations;

/// <summary>So many people who speak exactly these languages.</summary>
public sealed record Speakers(ImmutableArray<string> Languages, int People);

/// <summary>A café before the event, in numbers: what the linter needs and set-up knows.</summary>
/// <param name="Least">Fewest people at a table.</param>
/// <param name="Seats">Most people at a table.</param>
/// <param name="Questions">On tables; 1 where all tables have the same.</param>
/// <param name="Hosts">Named so far; null means the café has none.</param>
/// <param name="TalkMinutes">By round; empty means not settled.</param>
/// <param name="OtherMinutes">Welcome, reflection, gallery, harvest, close together.</param>
/// <param name="BookedMinutes">0 means not known.</param>
/// <param name="AccessNeeded">People who need an access seat (wheelchair, near the door …).</param>
/// <param name="RoundQuestions">Asked one a round at all tables; 0 where questions lie on tables.</param>
/// <param name="OnPaper">People move by offsets on a badge.</param>
public sealed record Draft(
    int People, int Tables, int Least, int Seats, int Questions, int Rounds, int? Hosts = null, bool HostsStay = false,
    ImmutableArray<int> TalkMinutes = default, int WriteUpMinutes = 2, int MoveMinutes = 2, int OtherMinutes = 0, int BookedMinutes = 0,
    ImmutableArray<Speakers> Speakers = default, int AccessNeeded = 0, int AccessSeats = 0, int Remote = 0, int RemoteSeats = 0, bool OnPaper = false,
    int RoundQuestions = 0);

/// <summary>The arithmetic that trips organisers, checked before the event: each finding with its remedy (method.md, S2).</summary>
public sealed class Linter
{
    /// <summary>Minutes under which a talk is no talk, and a write-up none.</summary>
    const int ShortestTalk = 10, ShortestWriteUp = 2;
    /// <summary>Tables of 4 or 5; 6 as the declared limit.</summary>
    const int Small = 4, Usual = 5, Large = 6;

    readonly Draft _draft;
    readonly ImmutableArray<Finding>.Builder _found = ImmutableArray.CreateBuilder<Finding>();

    Linter(Draft draft) => _draft = draft;

    public static ImmutableArray<Finding> Check(Draft draft)
    {
        var linter = new Linter(draft);
        linter.Look();
        return linter._found.ToImmutable();
    }

    void Look()
    {
        if (_draft is not { People: > 1, Tables: > 0, Seats: > 0, Rounds: > 0, Questions: > 0 })
        {
            Say("nothing-to-plan", [("people", _draft.People), ("tables", _draft.Tables), ("rounds", _draft.Rounds)], "complete-set-up");
            return;
        }
        if (_draft.Least > _draft.Seats) Say("min-over-max", [("min", _draft.Least), ("max", _draft.Seats)], "set-min", ("min", _draft.Seats));
        else if (_draft.Tables * _draft.Seats < _draft.People)
            Say("seats-too-few", [("people", _draft.People), ("seats", _draft.Tables * _draft.Seats)], "use-tables", ("tables", Up((_draft.People + _draft.Seats - 1) / _draft.Seats)));
        else
        {
            Sizes();
            Questions();
        }
        Hosts();
        Minutes();
        Languages();
        if (_draft.AccessNeeded > _draft.AccessSeats)
            Say("access-seats-too-few", [("needed", _draft.AccessNeeded), ("seats", _draft.AccessSeats)], "add-access-seats", ("seats", _draft.AccessNeeded - _draft.AccessSeats));
        if (_draft.Remote > _draft.RemoteSeats)
            Say("remote-seats-too-few", [("people", _draft.Remote), ("seats", _draft.RemoteSeats)], "remote-seats", ("seats", _draft.Remote - _draft.RemoteSeats));
        if (_draft.OnPaper) Paper();
    }

    void Say(string code, (string, object)[] with, string remedy, params (string, object)[] how) => _found.Add(new(Remark.Of(code, with), Remark.Of(remedy, how)));

    int Up(int tables) => (tables + _draft.Questions - 1) / _draft.Questions * _draft.Questions;

    void Sizes()
    {
        int size = _draft.People / _draft.Tables, largest = (_draft.People + _draft.Tables - 1) / _draft.Tables;
        if (size < Small && _draft.Tables > _draft.Questions)
        {
            var tables = Math.Max(_draft.Questions, _draft.People / Small / _draft.Questions * _draft.Questions);
            Say("tables-thin", [("people", _draft.People), ("tables", _draft.Tables), ("size", size)], "use-tables",
                ("tables", tables * _draft.Seats >= _draft.People ? tables : Up((_draft.People + _draft.Seats - 1) / _draft.Seats)));
        }
        else if (largest > Large)
            Say("tables-large", [("people", _draft.People), ("tables", _draft.Tables), ("size", largest)], "use-tables", ("tables", Up((_draft.People + Usual - 1) / Usual)));
        if (RepeatBound.Of(_draft.People, _draft.Tables, _draft.Rounds) is > 0 and var pairs)
        {
            var rounds = Enumerable.Range(1, _draft.Rounds).Last(r => RepeatBound.Of(_draft.People, _draft.Tables, r) == 0);
            if (rounds > 1) Say("pairs-again-unavoidable", [("pairs", pairs)], "set-rounds", ("rounds", rounds));
            else
                Say("pairs-again-unavoidable", [("pairs", pairs)], "use-tables",
                    ("tables", Enumerable.Range(_draft.Tables, _draft.People).First(t => RepeatBound.Of(_draft.People, t, _draft.Rounds) == 0 || t >= _draft.People)));
        }
    }

    void Questions()
    {
        var asked = Math.Max(_draft.Questions, _draft.RoundQuestions);
        if (asked == 1) return;
        if (_draft.Tables % _draft.Questions != 0)
        {
            int fewer = _draft.Tables / _draft.Questions * _draft.Questions, more = Up(_draft.Tables);
            (string, object)[] how = fewer > 0 && fewer * _draft.Seats >= _draft.People ? [("fewer", fewer), ("more", more)] : [("more", more)];
            Say("tables-do-not-divide", [("tables", _draft.Tables), ("questions", _draft.Questions)], "use-tables", how);
        }
        if (_draft.Rounds != asked)
            Say(_draft.Rounds < asked ? "rounds-fewer-than-questions" : "rounds-more-than-questions",
                [("rounds", _draft.Rounds), ("questions", asked)], "set-rounds", ("rounds", asked));
    }

    void Hosts()
    {
        if (_draft.Hosts is not { } hosts) return;
        if (hosts < _draft.Tables) Say("hosts-too-few", [("hosts", hosts), ("tables", _draft.Tables)], "name-hosts", ("hosts", _draft.Tables - hosts));
        if (_draft.HostsStay && _draft.Questions > 1)
            Say("hosts-see-one-question", [("hosts", hosts), ("questions", _draft.Questions)], "hosts-travel-in-last-round", ("round", _draft.Rounds));
    }

    void Minutes()
    {
        if (_draft.TalkMinutes.IsDefaultOrEmpty) return;
        var (talks, rounds) = (_draft.TalkMinutes, _draft.TalkMinutes.Length);
        var rest = rounds * _draft.WriteUpMinutes + (rounds - 1) * _draft.MoveMinutes + _draft.OtherMinutes;
        var total = talks.Sum() + rest;
        if (_draft.BookedMinutes > 0 && total > _draft.BookedMinutes)
            Say("longer-than-booked", [("minutes", total), ("booked", _draft.BookedMinutes)], "set-talk", ("minutes", Math.Max(0, (_draft.BookedMinutes - rest) / rounds)));
        if (talks.Min() is < ShortestTalk and var shortest)
            Say("talk-short", [("rounds", Enumerable.Range(1, rounds).Where(r => talks[r - 1] < ShortestTalk)), ("minutes", shortest)], "set-talk", ("minutes", ShortestTalk));
        if (_draft.WriteUpMinutes < ShortestWriteUp) Say("write-up-short", [("minutes", _draft.WriteUpMinutes)], "set-write-up", ("minutes", ShortestWriteUp));
    }

    void Languages()
    {
        if (_draft.Speakers.IsDefaultOrEmpty) return;
        int Speak(string language) => _draft.Speakers.Where(s => s.Languages.Contains(language, StringComparer.Ordinal)).Sum(s => s.People);
        var main = _draft.Speakers.SelectMany(s => s.Languages).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).MaxBy(Speak) ?? "";
        foreach (var only in _draft.Speakers.Where(s => s.Languages.Length == 1 && s.Languages[0] != main).OrderBy(s => s.Languages[0], StringComparer.Ordinal))
        {
            var language = only.Languages[0];
            var bridges = _draft.Speakers.Where(s => s.Languages.Contains(language, StringComparer.Ordinal) && s.Languages.Contains(main, StringComparer.Ordinal)).Sum(s => s.People);
            // One bridge at each table, so one seat fewer for them there.
            var needed = (only.People + _draft.Seats - 2) / Math.Max(1, _draft.Seats - 1);
            if (bridges < needed)
                Say("bridges-too-few", [("language", language), ("people", only.People), ("bridges", bridges), ("needed", needed)], "add-bridges", ("language", language), ("people", needed - bridges));
        }
    }

    void Paper()
    {
        var size = (_draft.People + _draft.Tables - 1) / _draft.Tables;
        if (Offsets.For(_draft.Tables, size, _draft.Rounds).Repeats == 0) return;
        var tables = Enumerable.Range(_draft.Tables, _draft.People).First(t => Offsets.For(t, (_draft.People + t - 1) / t, _draft.Rounds).Repeats == 0);
        Say("offsets-repeat", [("tables", _draft.Tables), ("rounds", _draft.Rounds)], "use-tables", ("tables", tables));
    }
}
