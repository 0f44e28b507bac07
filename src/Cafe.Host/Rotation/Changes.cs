using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Rotations;
using OpenTalks.Web.Rotation;

namespace OpenTalks.Host.Rotation;

/// <summary>Compares the seats that stand with those that would.</summary>
static class Changes
{
    public static Change Of(CafeRoom now, Plan after, int done, ImmutableArray<Succession> successors)
    {
        var (told, made) = (Seats(now.Plan), Seats(after));
        var all = told.Keys.Union(made.Keys).Order()
            .Select(seat => new SeatChange(seat.Person, seat.Round, told.TryGetValue(seat, out var from) ? from : null, made.TryGetValue(seat, out var to) ? to : null))
            .Where(change => change.From != change.To).ToLookup(change => change.Round == done + 1);
        return new Change([.. all[true]], [.. all[false]], successors, now.Plan.Score, after.Score);
    }

    static Dictionary<(int Round, int Person), int> Seats(Plan plan)
    {
        var seats = new Dictionary<(int, int), int>();
        foreach (var at in plan.Seats)
            foreach (var person in at.People) seats[(at.Round, person)] = at.Table;
        return seats;
    }
}
