namespace OpenTalks.Web.Desk;

/// <summary>What the desk says of somebody in a word or two.</summary>
static class DeskStates
{
    public static IEnumerable<string> Of(DeskPerson person, Words words)
    {
        if (person.Member.Gone) yield return words["desk.state-gone"];
        else if (person.Member.Expected) yield return words["desk.state-expected"];
        else if (person.Member.ByDesk && !person.Connected) yield return words["desk.state-phoneless"];
        else if (!person.Connected) yield return words["desk.state-unseen"];
        if (person.Member.Muted) yield return words["desk.state-muted"];
    }

    /// <summary>"Table 7, Baobab", or that there is no seat.</summary>
    public static string Seat(DeskPerson person, DeskCafe cafe, Words words) => cafe.Table(person.Table) is { } table
        ? words.Say("desk.table", ("number", table.Number), ("name", table.Name))
        : words["desk.no-seat"];
}
