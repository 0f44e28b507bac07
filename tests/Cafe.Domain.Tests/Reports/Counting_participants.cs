using System.Collections.Immutable;
using CsCheck;
using FluentAssertions;
using OpenTalks.Cafes;
using OpenTalks.People;
using OpenTalks.Reports;
using Xunit;

namespace OpenTalks.Domain.Tests.Reports;

public class Counting_participants
{
    static readonly Setup Evening = Presets.ItuEvening2013("An evening", Attribution.Open);

    static Breakdown Of(params string?[] groups) => Breakdown.Of(groups, Groups.Stakeholders);

    [Fact]
    public void shows_groups_from_three_people_up_in_the_order_of_the_list() =>
        Of("technical", "government", "technical", "government", "technical", "government", "academia", null, null).Should().BeEquivalentTo(
            new Breakdown([new Share("government", 3), new Share("technical", 3)], 3), options => options.WithStrictOrdering());

    [Fact]
    public void lets_nobody_be_found_by_what_is_left_over() =>
        Of("government", "government", "government", "government", "technical", "technical", "technical", "academia").Should().BeEquivalentTo(
            new Breakdown([new Share("government", 4)], 4));

    [Fact]
    public void shows_nothing_where_every_group_is_small() =>
        Of("government", "technical", null).Should().BeEquivalentTo(new Breakdown([], 3));

    [Fact]
    public void never_shows_fewer_than_three_and_always_adds_up() =>
        Gen.Int[0, Groups.Stakeholders.Length].Array[0, 60].Sample(kinds =>
        {
            var counted = Of([.. kinds.Select(kind => kind == Groups.Stakeholders.Length ? null : Groups.Stakeholders[kind])]);
            return counted.Shares.All(share => share.People >= 3)
                && (counted.Shares.IsEmpty || counted.Rest is 0 or >= 3)
                && counted.Shares.Sum(share => share.People) + counted.Rest == kinds.Length;
        });

    [Fact]
    public void counts_who_sat_at_a_table_once_attendance_was_taken_and_before_that_who_joined()
    {
        CafeEvent[] joined = [new CafeEvent.Opened(Evening), new CafeEvent.PersonCame(1, Role.Facilitator), .. Enumerable.Range(2, 6).Select(number => new CafeEvent.PersonCame(number, Role.Participant))];
        var seats = ImmutableSortedDictionary<int, ImmutableArray<int>>.Empty.Add(1, [2, 3]).Add(4, [4]).Add(5, []);
        CafeEvent[] sat = [.. joined, new CafeEvent.AttendanceTaken(new RoundSeats(1, seats)), new CafeEvent.AttendanceTaken(new RoundSeats(2, seats.SetItem(1, [2, 5])))];

        Figures(joined).Should().BeEquivalentTo(new { Participants = 6, Tables = 12, Rounds = 3 });
        Figures(sat).Should().BeEquivalentTo(new { Participants = 4, Tables = 2, Rounds = 3 });
    }

    static ReportFigures Figures(CafeEvent[] events) => ReportFigures.Of(Evening, events.Aggregate(Cafe.Unopened, Cafe.Evolve), _ => null);
}
