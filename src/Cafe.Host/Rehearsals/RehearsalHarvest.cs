using System.Globalization;
using System.Text.Json;
using OpenTalks.Host.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Rehearsals;

/// <summary>
/// The rapporteur of a rehearsal: six findings written beforehand, each with the ideas that hold certain words. It sends the same
/// commands as anybody who harvests, so most ideas are left for whoever wants to try it.
/// </summary>
sealed class RehearsalHarvest(Feeds feeds, Commands commands, Journal journal)
{
    public async Task Write(Who rapporteur, CancellationToken cancel)
    {
        var ideas = (await feeds.Sheets(rapporteur.Cafe, cancel))
            .SelectMany(sheet => ((Sheet)sheet.Value.State).Ideas.Values.Where(idea => !idea.TakenBack), (sheet, idea) => (Sheet: sheet.Key, Idea: idea)).ToList();
        var finding = Guid.Empty;
        foreach (var line in Lines())
        {
            if (!line.StartsWith("- ", StringComparison.Ordinal))
            {
                finding = Guid.NewGuid();
                await Do(rapporteur, new { type = "add-finding", finding, question = int.Parse(line.AsSpan(0, 1), CultureInfo.InvariantCulture), text = line[2..] });
            }
            else if (ideas.Find(at => at.Idea.Text.Contains(line[2..], StringComparison.Ordinal)) is { Idea: not null } found)
            {
                await Do(rapporteur, new { type = "gather", finding, sheet = found.Sheet, idea = found.Idea.Id });
            }
        }
    }

    Task Do(Who rapporteur, object act)
    {
        var command = JsonSerializer.SerializeToElement(new { id = Guid.NewGuid(), to = "harvest", @do = act });
        return commands.Read(command, rapporteur, connection: null) is ({ } pending, null) ? journal.Take(pending) : Task.CompletedTask;
    }

    static IEnumerable<string> Lines()
    {
        using var stream = typeof(RehearsalHarvest).Assembly.GetManifestResourceStream("Rehearsals/findings.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line;
    }
}
