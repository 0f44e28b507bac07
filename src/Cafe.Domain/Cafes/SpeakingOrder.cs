using System.Collections.Immutable;

namespace OpenTalks.Cafes;

/// <summary>Somebody in the plenary's queue, as far as the order goes.</summary>
/// <param name="Group">Key of the stakeholder group; empty where it is not known, or for a table.</param>
public sealed record Turn(int Entry, bool Remote, string Group);

/// <summary>
/// The order of the plenary's queue: room and remote in turn while both wait, and among them the group that has spoken least, not the one
/// that spoke last if another waits; then who asked first.
/// </summary>
public static class SpeakingOrder
{
    /// <param name="spoken">Who has spoken or speaks, in order.</param>
    /// <param name="waiting">Who waits, in the order of asking.</param>
    public static ImmutableArray<Turn> Of(IEnumerable<Turn> spoken, IEnumerable<Turn> waiting)
    {
        List<Turn> before = [.. spoken], left = [.. waiting];
        var order = ImmutableArray.CreateBuilder<Turn>(left.Count);
        while (left.Count > 0)
        {
            var last = before.Count > 0 ? before[^1] : null;
            var next = left.OrderBy(turn => last is not null && turn.Remote == last.Remote)
                .ThenBy(turn => last is not null && turn.Group.Length > 0 && turn.Group == last.Group)
                .ThenBy(turn => before.Count(other => other.Group == turn.Group))
                .ThenBy(turn => left.IndexOf(turn))
                .First();
            left.Remove(next);
            before.Add(next);
            order.Add(next);
        }
        return order.ToImmutable();
    }
}
