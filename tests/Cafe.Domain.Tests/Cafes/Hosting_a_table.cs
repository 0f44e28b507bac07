using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.People;
using OpenTalks.Rotations;
using OpenTalks.Sheets;
using static OpenTalks.Domain.Tests.The;

namespace OpenTalks.Domain.Tests;

/// <summary>Ada hosts table 1: she sits there in both rounds, and Cy takes her place at table 2 in the second.</summary>
static class Hosting
{
    public static readonly Guid Decision = new("dec10000-0000-4000-8000-000000000001");

    public static CafeEvent By(int host) => new CafeEvent.SeatingDecided(
        new Guid("dec10000-0000-4000-8000-0000000000ff"), Remark.Of("host", ("table", 1), ("person", host)),
        Arrangement.None with { Hosts = ImmutableSortedDictionary<int, int>.Empty.Add(1, host) }, [Seats(2, [Ada, Di], [Bo, Cy])], 0, 0, At(10));
}

public class Passing_the_host_role_on
{
    static readonly CafeEvent[] Hosted = [.. Talking(), Hosting.By(Ada)];
    static CafeCommand Pass(int to) => new CafeCommand.PassHost(Hosting.Decision, to);

    [Fact]
    public void gives_the_successor_the_way_of_the_host_and_changes_no_other_seat() => Cafe.Given(Hosted).When(Guest(Ada, 15), Pass(Bo)).Then(new CafeEvent.SeatingDecided(
        Hosting.Decision, Remark.Of("host", ("table", 1), ("person", Bo)),
        Arrangement.None with { Hosts = ImmutableSortedDictionary<int, int>.Empty.Add(1, Bo) }, [Seats(2, [Bo, Di], [Ada, Cy])], 0, 0, At(15)));

    [Fact]
    public void gives_the_successor_the_stars_and_the_question()
    {
        var cafe = After([.. Hosted, .. Cafe.Given(Hosted).When(Guest(Ada, 15), Pass(Bo)).Decision.Events]);
        Sheet.Given(cafe, Sheets.OnSheet1.Captured("x")).When(Guest(Bo, 16), new SheetCommand.Star(Sheets.OnSheet1.Idea)).Then(new SheetEvent.IdeaStarred(Sheets.OnSheet1.Idea, 1));
        Sheet.Given(cafe, Sheets.OnSheet1.Captured("x")).When(Guest(Ada, 16), new SheetCommand.Star(Sheets.OnSheet1.Idea)).ThenRefused("host-stars");
        MeView.Of(cafe, Bo, _ => "Bo", "en", At(16)).Hosts.Should().Be(1);
        MeView.Of(cafe, Ada, _ => "Ada", "en", At(16)).Hosts.Should().BeNull();
        MeView.Of(cafe, Bo, _ => "Bo", "en", At(37)).Hosts.Should().Be(1, "who took the role stays at the table");
    }

    [Fact] public void works_on_the_tables_device_too()
    {
        CafeEvent[] withTablet = [.. Hosted, new CafeEvent.DeviceCame(6, Role.Device, 1)];
        Cafe.Given(withTablet).When(Device(6, 15), Pass(Bo)).Decision.Events.Should().BeEquivalentTo(Cafe.Given(withTablet).When(Guest(Ada, 15), Pass(Bo)).Decision.Events, how => how.RespectingRuntimeTypes());
        Cafe.Given([.. Talking(), new CafeEvent.DeviceCame(6, Role.Device, 1)]).When(Device(6, 15), Pass(Bo)).ThenRefused("not-the-host");
    }

    [Fact] public void twice_is_done_once() => Cafe.Given([.. Hosted, .. Cafe.Given(Hosted).When(Guest(Ada, 15), Pass(Bo)).Decision.Events]).When(Guest(Ada, 15), Pass(Bo)).ThenNothing();
    [Fact] public void to_oneself_is_already_so() => Cafe.Given(Hosted).When(Guest(Ada, 15), Pass(Ada)).ThenNothing();
    [Fact] public void is_for_the_host_alone() => Cafe.Given(Hosted).When(Guest(Bo, 15), Pass(Bo)).ThenRefused("not-the-host");
    [Fact] public void to_somebody_of_another_table_is_refused() => Cafe.Given(Hosted).When(Guest(Ada, 15), Pass(Cy)).ThenRefused("not-at-your-table");
    [Fact] public void to_somebody_who_has_left_is_refused() => Cafe.Given([.. Hosted, new CafeEvent.PersonLeft(Bo)]).When(Guest(Ada, 15), Pass(Bo)).ThenRefused("not-at-your-table");
    [Fact] public void to_a_device_is_refused() => Cafe.Given([.. Hosted, new CafeEvent.DeviceCame(6, Role.Device, 1)]).When(Guest(Ada, 15), Pass(6)).ThenRefused("not-at-your-table");
    [Fact] public void after_the_close_is_refused() => Cafe.Given([.. Hosted, new CafeEvent.Ended(At(16))]).When(Guest(Ada, 17), Pass(Bo)).ThenRefused("cafe-closed");

    [Fact]
    public void can_be_taken_back_by_a_facilitator()
    {
        CafeEvent[] passed = [.. Hosted, .. Cafe.Given(Hosted).When(Guest(Ada, 15), Pass(Bo)).Decision.Events];
        Cafe.Given(passed).When(Facilitator(16), new CafeCommand.UndoSeating(Hosting.Decision)).Then(new CafeEvent.SeatingUndone(Hosting.Decision, At(16)));
        After([.. passed, new CafeEvent.SeatingUndone(Hosting.Decision, At(16))]).Hosts(Ada, 2).Should().Be(1);
    }

    [Fact]
    public void takes_held_seats_of_later_rounds_along()
    {
        var pinned = Arrangement.None with { Hosts = ImmutableSortedDictionary<int, int>.Empty.Add(1, Ada), Pins = [new Pin(Ada, 2, 1), new Pin(Bo, 1, 1), new Pin(Cy, 2, 2)] };
        var decided = (CafeEvent.SeatingDecided)Cafe.Given([.. Talking(), new CafeEvent.SeatingDecided(The.Id, Remark.Of("host", ("table", 1), ("person", Ada)), pinned, [Seats(2, [Ada, Di], [Bo, Cy])], 0, 0, At(10))])
            .When(Guest(Ada, 15), Pass(Bo)).Decision.Events.Single();
        decided.Arrangement.Pins.Should().Equal(new Pin(Bo, 2, 1), new Pin(Bo, 1, 1), new Pin(Cy, 2, 2));
    }
}

public class A_host
{
    [Fact]
    public void who_was_lost_and_has_a_successor_leaves_the_card_and_the_stars_to_them()
    {
        // A facilitator names Bo, as the seating page does.
        var cafe = After([.. Talking(), Hosting.By(Ada), new CafeEvent.PersonLeft(Ada), Hosting.By(Bo)]);
        cafe.HostOf(1, 1).Should().Be(Bo);
        Sheet.Given(cafe, Sheets.OnSheet1.Captured("x")).When(Guest(Bo, 16), new SheetCommand.Star(Sheets.OnSheet1.Idea)).Then(new SheetEvent.IdeaStarred(Sheets.OnSheet1.Idea, 1));
        cafe.MayRead(1, Bo, At(16)).Should().BeTrue();
        TableView.Of(cafe, Bo, 1, "en", number => $"P{number}", At(5)).Sittings[0].Host.Should().Be(Bo);
    }

    [Fact] public void who_left_is_none_any_more() => After([.. Talking(), Hosting.By(Ada), new CafeEvent.PersonLeft(Ada)]).HostOf(1, 1).Should().BeNull();
    [Fact] public void who_sits_elsewhere_in_a_round_is_none_there() => After([.. Talking(), Hosting.By(Bo)]).HostOf(1, 2).Should().BeNull();
}
