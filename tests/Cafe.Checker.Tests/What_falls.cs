using System.Collections.Immutable;
using System.Text.Json.Nodes;
using OpenTalks.Checker.Histories;
using OpenTalks.Checker.Verdicts;

namespace OpenTalks.Checker.Tests;

/// <summary>Each verdict on an evening that is sound but for one thing: the one that must fall does, and no other.</summary>
public class What_falls
{
    static readonly Evidence Sound = Evening.Sound();

    static ImmutableArray<int> Fallen(Evidence evidence) => [.. All.Of(evidence).Where(verdict => verdict.Judgement == Judgement.Falls).Select(verdict => verdict.Number)];

    static Evidence Without(string nonce) => Sound with { Events = Renumbered(Sound.Events.Where(one => !TextOf(one).StartsWith($"{nonce} ", StringComparison.Ordinal))) };

    static string TextOf(Stored one) => (string?)one.Data["text"] ?? "";

    static ImmutableArray<Stored> Renumbered(IEnumerable<Stored> events) =>
        [.. events.GroupBy(one => one.Stream).SelectMany(stream => stream.OrderBy(one => one.Sequence).Select((one, i) => one with { Version = i + 1 })).OrderBy(one => one.Sequence)];

    static Act The(string nonce) => Sound.Acts.Single(act => act.Nonce == nonce);

    static Evidence Instead(Act act) => Sound with { Acts = Sound.Acts.SetItem(act.Number, act) };

    [Fact]
    public void is_nothing_where_all_is_well() => All.Of(Sound).Should().OnlyContain(verdict => verdict.Judgement == Judgement.Holds);

    [Fact]
    public void is_no_loss_where_an_acked_idea_is_not_stored()
    {
        var lost = Without("A-Ada-3");
        Fallen(lost).Should().Contain(1);
        WhatIsStored.NoLoss(lost).Offences[0].What.Should().Contain("A-Ada-3 was acked and is not stored");
    }

    [Fact]
    public void is_no_loss_where_an_answer_is_not_kept_as_it_was_given() =>
        Fallen(Sound with { Outcomes = Sound.Outcomes.SetItem(4, Sound.Outcomes[4] with { Version = 77 }) }).Should().Equal(1);

    [Fact]
    public void is_no_duplicates_where_a_retry_under_a_new_id_wrote_the_text_again()
    {
        var again = Sound.Events.First(one => TextOf(one).StartsWith("A-Ada-1 ", StringComparison.Ordinal));
        var data = (JsonObject)again.Data.DeepClone();
        data["idea"] = "i7";
        Fallen(Sound with { Events = Sound.Events.Add(new(99, Evening.Stream, 7, again.Type, data)) }).Should().Contain(2);
    }

    [Fact]
    public void is_nothing_from_nowhere_where_nobody_wrote_what_is_stored() =>
        Fallen(Sound with { Acts = Sound.Acts.RemoveAll(act => act.Nonce == "B-Cy-1") }).Should().Equal(3);

    [Fact]
    public void is_refused_means_not_done_where_a_refused_idea_is_stored() =>
        Fallen(Instead(The("A-Ada-3") with { End = End.Refused, Answers = [new(12_020, null, "failed")] })).Should().Equal(4);

    [Fact]
    public void is_every_doubt_where_a_client_no_longer_tries_what_it_was_never_told() =>
        Fallen(Instead(The("B-Cy-1") with { End = End.Vanished, Answers = [] })).Should().Equal(5);

    [Fact]
    public void is_nothing_where_a_client_still_tries() =>
        Fallen(Instead(The("B-Cy-1") with { End = End.Kept, Answers = [] })).Should().BeEmpty();

    [Fact]
    public void is_the_same_answer_where_a_repeat_got_another() =>
        Fallen(Instead(The("A-Ada-1") with { Answers = [new(10_020, 1, null), new(14_000, 6, null)] })).Should().Equal(6);

    [Fact]
    public void is_order_where_an_edit_overtook_its_idea() =>
        Fallen(Sound with { Acts = Sound.Acts.SetItem(3, Sound.Acts[3] with { InvokedMs = 9_000 }) }).Should().Equal(7);

    [Fact]
    public void is_convergence_where_a_fold_dropped_one_event()
    {
        var spoilt = Sound.Boards[0] with { Ideas = Sound.Boards[0].Ideas.RemoveAt(2) };
        var dropped = Sound with { Boards = Sound.Boards.SetItem(0, spoilt) };
        Fallen(dropped).Should().Equal(8);
        WhatIsSeen.Convergence(dropped).Offences[0].What.Should().Contain("place");
    }

    [Fact]
    public void is_convergence_where_a_client_stayed_behind() =>
        Fallen(Sound with { Boards = Sound.Boards.SetItem(1, Sound.Boards[1] with { Version = 0 }) }).Should().Equal(8);

    [Fact]
    public void is_convergence_where_the_report_lacks_an_idea() =>
        Fallen(Sound with { Reports = Sound.Reports.SetItem("A", "A-Ada-4 alone") }).Should().Equal(8);

    [Fact]
    public void is_read_your_writes_where_a_node_did_not_have_it() =>
        Fallen(Sound with { Rereads = [Sound.Rereads[0] with { Found = false }] }).Should().Equal(9);

    [Fact]
    public void is_monotonic_where_a_board_went_back() =>
        Fallen(Sound with { StepsBack = [new("Bo", 1, 9, 4, 20_000)] }).Should().Equal(10);

    [Fact]
    public void is_isolation_where_somebody_hears_another_cafe() =>
        Fallen(Sound with { Sightings = Sound.Sightings.Add(new("Cy", "B", "A-Ada-1", 11_000)) }).Should().Equal(11);

    [Fact]
    public void is_isolation_where_a_log_has_an_idea() =>
        Fallen(Sound with { NodesSaid = "fail: could not write A-Ada-1 is what we say" }).Should().Equal(11);

    [Fact]
    public void is_single_decisions_where_a_phase_began_twice() =>
        Fallen(Sound with { Events = Sound.Events.Add(new(99, "cafe/0", 3, "cafe.phase-begun", new JsonObject { ["phase"] = 1 })) }).Should().Equal(12);

    [Fact]
    public void is_single_decisions_where_somebodys_marks_count_twice() =>
        Fallen(Sound with { Events = Sound.Events.Add(new(99, Evening.Stream, 7, "sheet.idea-marked", new JsonObject { ["idea"] = "i3", ["by"] = "another hash" })),
            Boards = [.. Sound.Boards.Select(board => board.Stream == Evening.Stream ? board with { Version = 7 } : board)] }).Should().Equal(12);

    [Fact]
    public void is_stale_time_where_a_connected_reader_waits_too_long()
    {
        var late = Sound.Sightings.Select(sight => sight.Nonce == "A-Ada-2" ? sight with { AtMs = sight.AtMs + 6000 } : sight);
        Fallen(Sound with { Sightings = [.. late] }).Should().Equal(13);
        Fallen(Sound with { Sightings = [.. late], Disturbances = [new(10_000, 11_000, "KillNode 1")] }).Should().BeEmpty("no promise is made while something is being done to the system");
    }

    [Fact]
    public void is_what_lies_underneath_where_writers_met() =>
        Fallen(Sound with { NodesSaid = "warn: A batch of 3 did not go through: Unexpected starting version number for event stream" }).Should().Equal(15);

    [Fact]
    public void is_what_lies_underneath_where_a_version_is_missing() =>
        Fallen(Sound with { Events = Sound.Events.RemoveAll(one => one.Type == "sheet.idea-marked").Add(new(99, Evening.Stream, 8, "sheet.next-asked", [])), Acts = Sound.Acts.RemoveAll(act => act.Kind == "mark"),
            Boards = [.. Sound.Boards.Select(board => board.Stream == Evening.Stream ? board with { Version = 8 } : board)] }).Should().Equal(15);

    [Fact]
    public void is_neither_good_nor_bad_where_little_was_answered()
    {
        var unanswered = Sound with { Acts = [.. Sound.Acts.Select(act => act with { Answers = [], End = End.Kept })] };
        WhatWasDecided.Progress(unanswered).Judgement.Should().Be(Judgement.Unknown);
        All.Together(All.Of(unanswered)).Should().Be(Judgement.Unknown);
    }

    [Fact]
    public void is_told_with_the_smallest_timeline_first()
    {
        var lost = Sound with { Events = [], Boards = [], Reports = ImmutableDictionary<string, string>.Empty };
        var verdict = WhatIsStored.NoLoss(lost);
        verdict.Offences.Should().HaveCountGreaterThan(1);
        verdict.Offences.Select(offence => offence.Timeline.Length).Should().BeInAscendingOrder();
        verdict.Offences[0].Timeline.Should().Contain(line => line.Contains("is told: done", StringComparison.Ordinal));
    }
}
