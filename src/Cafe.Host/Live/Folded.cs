using System.Collections.Immutable;
using System.Diagnostics;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Live;

/// <summary>A stream folded up to a version, with the facts of its feed: fact n is the one of version n. A value, never changed.</summary>
/// <param name="State">A <see cref="Cafe"/>, <see cref="Sheet"/> or <see cref="Harvest"/>, by the stream's kind.</param>
/// <param name="Facts">Empty for cafés: nobody watches their stream itself.</param>
public sealed record Folded(StreamName Name, long Version, object State, ImmutableList<object> Facts)
{
    public static Folded Blank(StreamName name) => new(name, 0, name.Kind switch
    {
        StreamKind.Cafe => Cafe.Unopened,
        StreamKind.Sheet => Sheet.Blank,
        StreamKind.Harvest => Harvest.Empty,
        _ => throw new UnreachableException(),
    }, []);

    public Folded With(object happened)
    {
        switch (State, happened)
        {
            case (Cafe cafe, CafeEvent e):
                return this with { Version = Version + 1, State = Cafe.Evolve(cafe, e) };
            case (Sheet sheet, SheetEvent e):
                var after = Sheet.Evolve(sheet, e);
                var told = e switch
                {
                    SheetEvent.IdeaRedacted { Idea: var gone } => [.. Facts.Select(fact => ((SheetFact)fact).Without(gone))],
                    SheetEvent.AskedRedacted { Round: var round } => [.. Facts.Select(fact => ((SheetFact)fact).WithoutAsked(round))],
                    _ => Facts,
                };
                return this with { Version = Version + 1, State = after, Facts = told.Add(SheetFact.Of(after, e)) };
            case (Harvest harvest, HarvestEvent e):
                var gathered = Harvest.Evolve(harvest, e);
                return this with { Version = Version + 1, State = gathered, Facts = Facts.Add(HarvestFact.Of(gathered, e)) };
            default:
                throw new UnreachableException($"{happened.GetType().Name} on {Name}");
        }
    }
}
