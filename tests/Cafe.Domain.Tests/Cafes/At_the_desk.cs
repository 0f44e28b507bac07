using OpenTalks.Cafes;
using OpenTalks.People;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests.Cafes;

public class Adding_a_person_at_the_desk
{
    static CafeCommand.AddPerson Add(string name) => new(new PersonDetails(name));

    [Fact] public void gives_the_next_number_and_says_who_added_them()
    {
        var answer = Cafe.Given(Talking()).When(Facilitator(15), Add(" Eve ")).Then(new CafeEvent.PersonCame(6, Role.Participant, Fay, At(15)));
        ((Beside.Keep)answer.Decision.Besides.Single()).Person.Should().BeEquivalentTo(Person.Of(Id, 6, new PersonDetails("Eve")));
        After([.. Talking(), new CafeEvent.PersonCame(6, Role.Participant, Fay, At(15))]).People[6].ByDesk.Should().BeTrue();
    }

    [Fact] public void works_while_nobody_new_may_join() =>
        Cafe.Given([.. Talking(), new CafeEvent.JoiningLocked(Fay, At(1))]).When(Facilitator(15), Add("Eve")).Decision.Refused.Should().BeNull();
    [Fact] public void without_a_name_is_refused() => Cafe.Given(Talking()).When(Facilitator(15), Add("\u200B")).ThenRefused("name-missing");
    [Fact] public void to_a_full_cafe_is_refused() =>
        Cafe.Given([.. Talking(), new CafeEvent.PersonCame(6, Role.Participant), new CafeEvent.PersonCame(7, Role.Participant)]).When(Facilitator(15), Add("Eve")).ThenRefused("cafe-full");
    [Fact] public void to_a_closed_cafe_is_refused() => Cafe.Given([.. Talking(), new CafeEvent.Ended(At(12))]).When(Facilitator(15), Add("Eve")).ThenRefused("cafe-closed");
}

public class Correcting_a_person
{
    [Fact] public void keeps_the_details_beside_an_event_that_does_not_carry_them()
    {
        var details = new PersonDetails("Ada King", Group: "academia");
        var answer = Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.CorrectPerson(Ada, details)).Then(new CafeEvent.PersonChanged(Ada, Fay, At(15)));
        ((Beside.Keep)answer.Decision.Besides.Single()).Person.Should().BeEquivalentTo(Person.Of(Id, Ada, details));
    }

    [Fact] public void is_refused_of_a_facilitator_whose_account_names_them() =>
        Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.CorrectPerson(Fay, new PersonDetails("X"))).ThenRefused("person-unknown");
}

public class Merging_a_double
{
    static readonly CafeEvent[] WithDouble = [.. Talking(), new CafeEvent.PersonCame(6, Role.Participant), new CafeEvent.PersonSeated(6, [new Seat(1, 1), new Seat(2, 1)], At(11))];
    static readonly CafeEvent Merged = new CafeEvent.PeopleMerged(6, Di, Fay, At(15));
    static readonly CafeCommand Merge = new CafeCommand.MergePeople(6, Di);

    [Fact] public void is_recorded() => Cafe.Given(WithDouble).When(Facilitator(15), Merge).Then(Merged);
    [Fact] public void twice_merges_once() => Cafe.Given([.. WithDouble, Merged]).When(Facilitator(15), Merge).ThenNothing();
    [Fact] public void of_a_number_with_itself_is_refused() => Cafe.Given(WithDouble).When(Facilitator(15), new CafeCommand.MergePeople(Di, Di)).ThenRefused("person-same");
    [Fact] public void of_a_double_with_a_third_is_refused() => Cafe.Given([.. WithDouble, Merged]).When(Facilitator(15), new CafeCommand.MergePeople(Ada, Di)).ThenRefused("person-unknown");

    [Fact] public void makes_one_person_who_is_counted_and_seated_once()
    {
        var cafe = After([.. WithDouble, Merged]);
        cafe.Same(Di).Should().Be(6);
        cafe.Participants.Select(member => member.Key).Should().Equal(Ada, Bo, Cy, 6);
        cafe.Seated.Should().NotContain(Di).And.Contain(6);
        cafe.RoleOf(Di).Should().Be(Role.Participant, "a phone that came in under it goes on");
    }

    [Fact] public void leaves_them_the_right_to_write_where_either_sat()
    {
        var cafe = After([.. WithDouble, Merged]);
        cafe.MayWriteOn(2, 6, 1).Should().BeTrue("the double sat at table 2");
        cafe.MayWriteOn(1, 6, 1).Should().BeTrue();
        After(WithDouble).MayWriteOn(2, 6, 1).Should().BeFalse();
    }

    [Fact] public void gives_who_stays_the_seats_they_lack()
    {
        CafeEvent[] unseated = [.. Talking(), new CafeEvent.PersonCame(6, Role.Participant), Merged];
        After(unseated).TableOf(6, 1).Should().Be(2);
        After([.. unseated, new CafeEvent.PeopleSplit(6, Di, Fay, At(16))]).TableOf(6, 1).Should().BeNull();
    }

    [Fact] public void gives_who_stays_the_table_that_the_double_hosts_and_back()
    {
        CafeEvent[] hosted = [.. WithDouble, new CafeEvent.SeatingDecided(Id, OpenTalks.Rotations.Remark.Of("host"), Arrangement.None with { Hosts = Arrangement.None.Hosts.Add(2, Di) }, [], 1, 1, At(12)), Merged];
        After(hosted).Arrangement.Hosts.Should().Equal(new Dictionary<int, int> { [2] = 6 });
        After([.. hosted, new CafeEvent.PeopleSplit(6, Di, Fay, At(16))]).Arrangement.Hosts.Should().Equal(new Dictionary<int, int> { [2] = Di });
    }

    [Fact] public void counts_both_ones_past_as_one_history()
    {
        CafeEvent[] attended = [.. Talking(), new CafeEvent.PersonCame(6, Role.Participant), new CafeEvent.AttendanceTaken(Seats(1, [Ada, Bo], [Cy, Di])), Merged];
        var history = CafeRoom.Of(After(attended), _ => null, done: 1).History;
        history.Seats.SelectMany(table => table.People).Should().BeEquivalentTo([Ada, Bo, Cy, 6]);
    }

    [Fact] public void is_undone_exactly()
    {
        var split = new CafeEvent.PeopleSplit(6, Di, Fay, At(16));
        Cafe.Given([.. WithDouble, Merged]).When(Facilitator(16), new CafeCommand.SplitPeople(6, Di)).Then(split);
        var (before, after) = (After(WithDouble), After([.. WithDouble, Merged, split]));
        Said.Of(after.Seating).Should().Be(Said.Of(before.Seating));
        after.People.Should().Equal(before.People);
        after.IsDouble(Di).Should().BeFalse();
    }

    [Fact] public void is_not_undone_where_it_was_not_done() => Cafe.Given(WithDouble).When(Facilitator(16), new CafeCommand.SplitPeople(6, Di)).ThenNothing();
}

public class Erasing_a_person
{
    static readonly CafeEvent Erased = new CafeEvent.PersonErased(Ada, Fay, At(15));

    [Fact] public void keeps_nothing_that_is_said_of_them()
    {
        var answer = Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.ErasePerson(Ada)).Then(Erased);
        ((Beside.Erase)answer.Decision.Besides.Single()).Nobody.Should().BeEquivalentTo(Person.Of(Id, Ada, new PersonDetails("")));
    }

    [Fact] public void by_themselves_says_so() => Cafe.Given(Talking()).When(Guest(Ada, 15), new CafeCommand.EraseMe()).Then(new CafeEvent.PersonErased(Ada, Ada, At(15)));
    [Fact] public void twice_erases_once() => Cafe.Given([.. Talking(), Erased]).When(Facilitator(16), new CafeCommand.ErasePerson(Ada)).ThenNothing();
    [Fact] public void works_after_the_close() => Cafe.Given([.. Talking(), new CafeEvent.Ended(At(12))]).When(Facilitator(15), new CafeCommand.ErasePerson(Ada)).Then(Erased);
    [Fact] public void takes_a_double_along() =>
        Cafe.Given([.. Talking(), new CafeEvent.PeopleMerged(Ada, Di, Fay, At(14))]).When(Facilitator(15), new CafeCommand.ErasePerson(Ada)).Decision.Besides
            .Cast<Beside.Erase>().Select(erase => erase.Nobody.Number).Should().Equal(Ada, Di);

    [Fact] public void leaves_a_number_for_which_nobody_speaks_any_more()
    {
        var cafe = After([.. Talking(), Erased]);
        cafe.RoleOf(Ada).Should().Be(Role.Stranger);
        cafe.Seated.Should().NotContain(Ada);
        Cafe.Given([.. Talking(), Erased]).When(Facilitator(16), new CafeCommand.MarkBack(Ada)).ThenRefused("person-unknown");
    }
}

public class Keeping_order
{
    static CafeEvent[] With(params CafeEvent[] more) => [.. Talking(), .. more];
    static readonly CafeEvent Muted = new CafeEvent.PersonMuted(Ada, Fay, At(15)), Locked = new CafeEvent.JoiningLocked(Fay, At(15)), Renewed = new CafeEvent.CodeRenewed(Fay, At(15));

    [Fact] public void mutes_and_takes_it_back()
    {
        Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.Mute(Ada)).Then(Muted);
        Cafe.Given(With(Muted)).When(Facilitator(15), new CafeCommand.Mute(Ada)).ThenNothing();
        Cafe.Given(With(Muted)).When(Facilitator(16), new CafeCommand.Unmute(Ada)).Then(new CafeEvent.PersonUnmuted(Ada, Fay, At(16)));
        Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.Unmute(Ada)).ThenNothing();
    }

    [Fact] public void tells_the_one_who_is_muted() => MeView.Of(After(With(Muted)), Ada, _ => "Ada", "en", At(16)).Muted.Should().BeTrue();

    [Fact] public void locks_and_takes_it_back()
    {
        Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.Lock()).Then(Locked);
        Cafe.Given(With(Locked)).When(Facilitator(15), new CafeCommand.Lock()).ThenNothing();
        Cafe.Given(With(Locked)).When(Stranger(16), new CafeCommand.Join(new PersonDetails("Eve"))).ThenRefused("cafe-locked");
        Cafe.Given(With(Locked)).When(Facilitator(16), new CafeCommand.Unlock()).Then(new CafeEvent.JoiningUnlocked(Fay, At(16)));
        Cafe.Given(With(Locked, new CafeEvent.JoiningUnlocked(Fay, At(16)))).When(Stranger(17), new CafeCommand.Join(new PersonDetails("Eve"))).Decision.Refused.Should().BeNull();
    }

    [Fact] public void lets_whoever_is_in_come_back_to_a_locked_cafe() =>
        Cafe.Given(With(new CafeEvent.PersonLeft(Ada), Locked)).When(Guest(Ada, 16), new CafeCommand.Return()).Then(new CafeEvent.PersonReturned(Ada));

    [Fact] public void renews_the_code_and_restores_the_one_before()
    {
        Cafe.Given(Talking()).When(Facilitator(15), new CafeCommand.RenewCode()).Then(Renewed);
        Cafe.Given(With(Renewed)).When(Facilitator(16), new CafeCommand.RestoreCode()).Then(new CafeEvent.CodeRestored(Fay, At(16)));
        Cafe.Given(Talking()).When(Facilitator(16), new CafeCommand.RestoreCode()).ThenNothing();
    }
}
