using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Sheets;
using OpenTalks.Web.Desk;

namespace OpenTalks.Host.Desk;

/// <summary>What the pages of the desk work with: who asks, the café as it stands, and what is said of its people.</summary>
public sealed class DeskDoor(Entrance entrance, Feeds feeds, Persons persons, Presence presence, PageCommands commands, TimeProvider time)
{
    public PageCommands Commands => commands;

    /// <returns>The facilitator, or null.</returns>
    public Task<Who?> Enter(HttpContext http, Guid cafe, CancellationToken cancel) => entrance.Who(http, cafe, Role.Facilitator, cancel);

    /// <summary>Nothing is here for the café's guests and other accounts; somebody unknown may be a facilitator who has not signed in.</summary>
    public IResult TurnedAway(HttpContext http, Guid cafe) =>
        http.User.AccountId() is null && entrance.Guest(http, cafe) is null ? Results.Challenge() : Results.NotFound();

    public async Task<(Cafe State, DeskCafe Cafe)> Look(Guid cafe, CancellationToken cancel)
    {
        var state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        await persons.Know(cafe, state.People.Keys, cancel);
        return (state, new DeskCafe(cafe, state.Setup!, state.RoundAt(time.NowMs()), state.EndedMs is not null));
    }

    public string NameOf(Guid cafe, int number) => persons.NameOf(cafe, number);

    public Person? PersonOf(Guid cafe, int number) => persons.Of(cafe, number);

    public IEnumerable<DeskPerson> People(Cafe state, DeskCafe cafe)
    {
        var connected = presence.Of(cafe.Id);
        var round = Math.Max(1, cafe.Round);
        return state.Participants.Where(member => !member.Value.Erased).Select(member => new DeskPerson(
            member.Key, persons.NameOf(cafe.Id, member.Key), persons.Of(cafe.Id, member.Key)?.Details, member.Value, state.TableOf(member.Key, round), connected.Contains(member.Key)));
    }

    /// <summary>Every idea of the café, with its words.</summary>
    public async Task<ImmutableArray<KeptIdea>> Ideas(Cafe state, Guid cafe, CancellationToken cancel)
    {
        var sheets = await feeds.Sheets(cafe, cancel);
        return [.. sheets.OrderBy(sheet => sheet.Key).SelectMany(sheet => ((Sheet)sheet.Value.State).Ideas.Values.OrderBy(idea => idea.Place).Select(idea => new KeptIdea(
            idea.Id, sheet.Key, idea.Place, idea.Round, idea.Text, idea.Language, idea.By is { } by ? state.Same(by) : null,
            idea.By is { } author ? persons.NameOf(cafe, state.Same(author)) : "", idea.Moderation, idea.Withdrawn, idea.FromPaper,
            idea.Waits, idea.Report == Reporting.Open && !idea.Withdrawn)))];
    }

    /// <summary>The open questions that stand on the café's sheets.</summary>
    public async Task<ImmutableArray<AskedNext>> Asked(Cafe state, Guid cafe, CancellationToken cancel)
    {
        var sheets = await feeds.Sheets(cafe, cancel);
        return [.. sheets.OrderBy(sheet => sheet.Key).SelectMany(sheet => ((Sheet)sheet.Value.State).Asked.Select(asked =>
            new AskedNext(sheet.Key, state.PlaceOf(sheet.Key)?.Home.Number ?? sheet.Key, asked.Key, asked.Value)))];
    }

    /// <summary>Whether everything that was typed is found in a text, whatever its case.</summary>
    public static bool Finds(string search, params ReadOnlySpan<string?> texts)
    {
        foreach (var word in search.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var found = false;
            foreach (var text in texts)
                found |= text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
            if (!found) return false;
        }
        return true;
    }

    public static int? Number(string? text) =>
        int.TryParse(text, System.Globalization.NumberStyles.AllowLeadingWhite | System.Globalization.NumberStyles.AllowTrailingWhite, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
