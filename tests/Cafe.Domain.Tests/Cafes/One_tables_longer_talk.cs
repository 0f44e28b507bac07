using OpenTalks.Cafes;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Cafes;

/// <summary>Talk 1 runs from 10 to 30, write-up to 32, move to 36. Ada sits at table 1, Cy at table 2.</summary>
public class One_tables_longer_talk
{
    static CafeCommand.ExtendTable By(double minutes) => new(1, 1, (long)(minutes * Minute));
    static CafeEvent Longer(double minutes, double at = 15) => new CafeEvent.TableExtended(1, 1, (long)(minutes * Minute), Fay, At(at));
    static Step Sees(int number, double minutes, params IEnumerable<CafeEvent> more) => MeView.Of(After([.. Talking(), .. more]), number, _ => "", "en", At(minutes)).Step;

    [Fact] public void is_granted_while_it_talks() => Cafe.Given(Talking()).When(Facilitator(15), By(2)).Then(Longer(2));
    [Fact] public void adds_up() => Cafe.Given([.. Talking(), Longer(2)]).When(Facilitator(16), By(1)).Then(Longer(3, 16));

    [Fact]
    public void is_seen_by_its_people_alone()
    {
        CafeEvent[] more = [new CafeEvent.PersonArrived(Ada, 1), new CafeEvent.PersonArrived(Cy, 1), Longer(1)];
        (Sees(Ada, 30.5, more), Sees(Cy, 30.5, more)).Should().Be((Step.Talk, Step.Write));
        (Sees(Ada, 31.5, more), Sees(Ada, 33, more)).Should().Be((Step.Write, Step.Go));
        After([.. Talking(), Longer(1)]).ProgrammeFor(Cy, At(20)).Should().Be(After(Talking()).Programme);
    }

    [Fact]
    public void takes_its_move_too_but_never_the_next_round()
    {
        Cafe.Given(Talking()).When(Facilitator(15), By(20)).Then(Longer(6));
        CafeEvent[] more = [new CafeEvent.PersonArrived(Ada, 1), Longer(6)];
        (Sees(Ada, 35.9, more), Sees(Ada, 36, more)).Should().Be((Step.Talk, Step.Talk));
        After([.. Talking(), .. more]).ProgrammeFor(Ada, At(35)).At(At(36))!.Phase.Should().Be(Talk2);
        Cafe.Given([.. Talking(), Longer(6)]).When(Facilitator(16), By(1)).ThenRefused("table-at-limit");
    }

    [Fact]
    public void goes_on_as_long_when_the_write_up_is_begun_by_hand()
    {
        CafeEvent[] more = [new CafeEvent.PersonArrived(Ada, 1), Longer(1), Began(WriteUp1, 20)];
        (Sees(Ada, 20.5, more), Sees(Ada, 21.5, more), Sees(Cy, 20.5, more)).Should().Be((Step.Talk, Step.Write, Step.Write));
    }

    [Fact] public void is_taken_back_but_not_what_was_talked_already()
    {
        Cafe.Given([.. Talking(), Longer(2)]).When(Facilitator(16), By(-5)).Then(Longer(0, 16));
        Cafe.Given([.. Talking(), Longer(2)]).When(Facilitator(31), By(-2)).Then(Longer(1, 31));
    }

    [Fact] public void can_be_undone() =>
        After([.. Talking(), Longer(2), new CafeEvent.ActUndone(3, 0, Fay, At(16))]).LongerMs(1, 1).Should().Be(0);

    [Fact] public void ends_at_a_moment_that_is_known() => After([.. Talking(), Longer(1)]).NextBoundaryMs(At(30)).Should().Be(At(31));
    [Fact] public void is_refused_when_its_people_have_begun_to_write() => Cafe.Given(Talking()).When(Facilitator(30.5), By(1)).ThenRefused("phase-over");
    [Fact] public void of_another_round_is_refused() => Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.ExtendTable(1, 2, Minute)).ThenRefused("phase-over");
    [Fact] public void of_no_table_is_refused() => Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.ExtendTable(9, 1, Minute)).ThenRefused("table-unknown");
    [Theory, InlineData(0), InlineData(31)] public void by_no_sensible_time_is_refused(int minutes) => Cafe.Given(Talking()).When(Facilitator(15), By(minutes)).ThenRefused("minutes-out-of-range");
    [Fact] public void before_the_start_is_refused() => Cafe.Given(Filled()).When(Facilitator(0), By(1)).ThenRefused("programme-not-started");
}
