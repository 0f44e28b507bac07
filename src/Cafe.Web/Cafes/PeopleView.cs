using System.Collections.Immutable;
using OpenTalks.People;
using OpenTalks.Web.Rotation;

namespace OpenTalks.Web.Cafes;

/// <summary>Who is in a café, for its facilitators.</summary>
/// <param name="AskedFor">The round phones ask people to be ready for just now; null at other times.</param>
/// <param name="Invitation">An invitation made just now; its link is shown this once.</param>
public sealed record PeopleView(Guid Cafe, string Title, ImmutableArray<PersonLine> People, int? AskedFor, CafeInvitation? Invitation);

/// <summary>One person of a café.</summary>
public sealed record PersonLine(int Number, string Name, Role Role, bool Gone)
{
    /// <summary>Where they should be and whether they are; null for whom nobody waits for.</summary>
    public Missing? Missing { get; init; }
}

/// <summary>A link by which somebody takes up a part in one café.</summary>
/// <param name="Role">"rapporteur" or "facilitator".</param>
public sealed record CafeInvitation(string Role, string Link);
