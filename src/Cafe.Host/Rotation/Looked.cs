using System.Globalization;
using OpenTalks.Web.Rotation;

namespace OpenTalks.Host.Rotation;

/// <summary>What a facilitator looks at on the page of seats: all of it stands in the address, but for what was refused.</summary>
/// <param name="Round">Whose tables are shown; the next where it is none of the café's.</param>
/// <param name="Person">Whose route is shown.</param>
/// <param name="Mend">Proposals are asked for though nothing is needed.</param>
/// <param name="Find">Whom somebody looks for among those who are here; empty for those who may be missing.</param>
/// <param name="From">How many of them come before the first shown.</param>
/// <param name="Did">The decision that was made just now.</param>
sealed record Looked(int? Round, int? Person, bool Mend, string Find, int From, Guid? Did, Wrongness? Wrong)
{
    public static Looked Of(IQueryCollection query, SeatingViews views, Wrongness? wrong) => new(
        Number(query["round"]), views.PersonOf(query["person"]), query["mend"] == "yes", Text.Line(query["find"].ToString()), Number(query["from"]) ?? 0,
        Guid.TryParse(query["did"], out var did) ? did : null, wrong);

    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
