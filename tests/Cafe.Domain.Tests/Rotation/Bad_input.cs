using FluentAssertions;
using OpenTalks.Rotations;
using Xunit;

namespace OpenTalks.Domain.Tests.Rotations;

public class Bad_input
{
    static readonly Room s_room = Rooms.Plain(12, 4, 3, 2, 4);

    [Fact]
    public void of_more_people_than_seats_is_refused() =>
        Refused(Rooms.Plain(20, 4, 3, 2, 4)).Should().Be("seats-too-few people=20 round=1 seats=16 -> add-seats seats=4");

    [Fact]
    public void of_a_table_with_min_over_max_is_refused() =>
        Refused(s_room with { Tables = [.. s_room.Tables.Skip(1), new RoomTable(1, 5, 4)] }).Should().Be("min-over-max max=4 min=5 table=1 -> set-min min=4 table=1");

    [Fact]
    public void of_somebody_together_with_and_apart_from_the_same_person_is_refused() =>
        Refused(s_room with { Together = [[1, 2], [2, 3]], Apart = [[3, 1]] }).Should().Be("together-and-apart people=3, 1 -> remove-from-apart person=1");

    [Fact]
    public void of_a_host_of_two_tables_is_refused() =>
        Refused(s_room with { People = [.. s_room.People.Skip(1), new RoomPerson(1) { HostOf = 1 }, new RoomPerson(1) { HostOf = 2 }] })
            .Should().Be("host-of-two-tables person=1 tables=1, 2 -> name-another-host table=2");

    [Fact]
    public void of_zero_rounds_is_refused() => Refused(s_room with { Rounds = 0 }).Should().Be("no-rounds rounds=0 -> set-rounds rounds=1");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void of_nobody_or_one_person_is_refused(int people) =>
        Refused(Rooms.Plain(people, 2, 3, 2, 4)).Should().Be($"too-few-people people={people} -> add-people people={2 - people}");

    [Fact]
    public void of_remote_people_with_room_tables_only_is_refused() =>
        Refused(s_room with { People = [.. s_room.People.Select(p => p with { Place = Place.Remote })] })
            .Should().Be("remote-seats-too-few people=12 round=1 seats=0 -> remote-seats seats=12");

    [Fact]
    public void of_unknown_people_or_tables_in_history_is_refused()
    {
        Refused(s_room, new(1, [new(1, 1, [1, 99])])).Should().Be("history-person-unknown person=99 round=1 -> add-person person=99");
        Refused(s_room, new(1, [new(1, 77, [1])])).Should().Be("history-table-unknown round=1 table=77 -> add-table table=77");
    }

    [Fact]
    public void of_a_pin_at_a_closed_table_is_refused() =>
        Refused(s_room with { Pins = [new(1, 2, 4)], Tables = [.. s_room.Tables.Take(3), s_room.Tables[3] with { ClosedFrom = 2 }] })
            .Should().Be("pinned-closed person=1 round=2 table=4 -> remove-pin person=1 round=2");

    [Fact]
    public void of_a_list_too_long_for_every_table_is_refused() =>
        Refused(s_room with { Together = [[1, 2, 3, 4, 5]] }).Should().Be("together-too-many people=1, 2, 3, 4, 5 seats=4 -> split-together most=4 people=1, 2, 3, 4, 5");

    [Fact]
    public void of_lists_that_fit_singly_and_not_together_is_refused() =>
        Refused(Rooms.Plain(12, 3, 1, 4, 4) with { Together = [[1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12]] })
            .Should().Be("no-seating round=1 -> split-together most=2 people=1, 2, 3");

    static string Refused(Room room, History? history = null)
    {
        var reason = Rotation.Plan(room, history ?? History.None, Rules.Default, Budget.OfSteps(1_000), 1).Should().BeOfType<Planning.Impossible>().Subject.Reason;
        return $"{Say(reason.What)} -> {Say(reason.Remedy)}";
    }

    static string Say(Remark remark) => string.Join(' ', [remark.Code, .. remark.With.Select(w => $"{w.Key}={w.Value}")]);
}
