using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Host.Live;
using OpenTalks.Sheets;
using Proposed = OpenTalks.Harvests.Proposals.Reading;

namespace OpenTalks.Host.Harvests;

/// <summary>The last few questions that were read for proposals: several rapporteurs ask for the same, and only the harvest has moved.</summary>
public sealed class Readings
{
    const int Kept = 8;

    readonly Lock gate = new();
    readonly LinkedList<((Guid Cafe, int Question) Of, string Versions, Proposed Reading)> last = [];

    /// <summary>From memory where no sheet has moved since.</summary>
    public Proposed Of(Guid cafe, Cafe state, IReadOnlyDictionary<int, Folded> sheets, int question)
    {
        var versions = string.Join(' ', sheets.Where(sheet => state.QuestionOfSheet(sheet.Key)?.Number == question).OrderBy(sheet => sheet.Key).Select(sheet => $"{sheet.Key}.{sheet.Value.Version}"));
        lock (gate)
            if (last.FirstOrDefault(kept => kept.Of == (cafe, question) && kept.Versions == versions) is { Reading: { } known }) return known;
        var reading = Proposed.Of(HarvestHelp.Notes(state, sheets.ToDictionary(sheet => sheet.Key, sheet => (Sheet)sheet.Value.State), question));
        lock (gate)
        {
            for (var node = last.First; node is not null; node = node.Next)
                if (node.Value.Of == (cafe, question)) { last.Remove(node); break; }
            last.AddFirst(((cafe, question), versions, reading));
            while (last.Count > Kept) last.RemoveLast();
        }
        return reading;
    }
}
