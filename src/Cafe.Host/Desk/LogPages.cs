using System.Collections.Immutable;
using Npgsql;
using OpenTalks.Cafes;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.Sheets;
using OpenTalks.Web.Desk;

namespace OpenTalks.Host.Desk;

/// <summary>The log of what was done to keep order and to people's data, read from the events themselves.</summary>
static class LogPages
{
    public static async Task<IResult> Show(Guid cafe, HttpContext http, DeskDoor door, Tails tails, NpgsqlDataSource database, CancellationToken cancel)
    {
        if (await door.Enter(http, cafe, cancel) is null) return door.TurnedAway(http, cafe);
        var (state, about) = await door.Look(cafe, cancel);
        List<(StreamName, long)> all = [(StreamName.Of(cafe), 0), .. state.Sheets.Select(sheet => (StreamName.OfSheet(cafe, sheet.Number), 0L))];
        var places = (await door.Ideas(state, cafe, cancel)).ToDictionary(idea => idea.Id, idea => idea.Name);
        var lines = (await tails.Read(database, all, cancel)).SelectMany(tail => tail.Events).Select(Line).OfType<LogLine>().ToImmutableArray();
        // What has no time stands where the order of its sheet puts it, after what has one.
        return Pages.Of<LogPage>(http, ("View", new LogView(about, [.. lines.Reverse().OrderByDescending(line => line.AtMs ?? 0)])));

        LogLine? Line(object happened) => happened switch
        {
            CafeEvent.PersonCame { By: { } by } e => new(e.AtMs, "person-added", Who(by), Who(e.Number)),
            CafeEvent.PersonChanged e => new(e.AtMs, "person-changed", Who(e.By), Who(e.Number)),
            CafeEvent.PersonErased e => new(e.AtMs, "person-erased", Who(e.By), Who(e.Number)),
            CafeEvent.PeopleMerged e => new(e.AtMs, "people-merged", Who(e.By), $"{e.Drop} → {Who(e.Keep)}"),
            CafeEvent.PeopleSplit e => new(e.AtMs, "people-split", Who(e.By), $"{e.Drop}, {Who(e.Keep)}"),
            CafeEvent.PersonMuted e => new(e.AtMs, "person-muted", Who(e.By), Who(e.Number)),
            CafeEvent.PersonUnmuted e => new(e.AtMs, "person-unmuted", Who(e.By), Who(e.Number)),
            CafeEvent.JoiningLocked e => new(e.AtMs, "joining-locked", Who(e.By), ""),
            CafeEvent.JoiningUnlocked e => new(e.AtMs, "joining-unlocked", Who(e.By), ""),
            CafeEvent.CodeRenewed e => new(e.AtMs, "code-renewed", Who(e.By), ""),
            CafeEvent.CodeRestored e => new(e.AtMs, "code-restored", Who(e.By), ""),
            SheetEvent.IdeaHidden e => new(e.AtMs, "idea-hidden", Who(e.By), places[e.Idea]),
            SheetEvent.IdeaShown e => new(e.AtMs, "idea-shown", Who(e.By), places[e.Idea]),
            SheetEvent.AskedRedacted e => new(e.AtMs, "asked-redacted", Who(e.By), ""),
            SheetEvent.IdeaReported e => new(null, "idea-reported", "", places[e.Idea]),
            CafeEvent.WallQuieted e => new(e.AtMs, e.Quiet ? "wall-quieted" : "wall-shown", Who(e.By ?? 0), ""),
            SheetEvent.IdeaRedacted e => new(e.AtMs, "idea-redacted", Who(e.By), places[e.Idea]),
            _ => null,
        };

        string Who(int number) => number == 0 ? "" : $"{number} {door.NameOf(cafe, number)}".Trim();
    }
}
