using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.People;

namespace OpenTalks.Web.Cafes;

/// <summary>An idea of one's own.</summary>
public sealed record MyIdea(string Name, string Text, string Language);

/// <summary>What is kept of a participant.</summary>
/// <param name="Details">Null once it is erased.</param>
/// <param name="Ideas">Only where the café stores authors.</param>
public sealed record MyDataView(
    Guid Cafe, string Title, PersonDetails? Details, int RetentionDays, Attribution? Attribution, ImmutableArray<MyIdea> Ideas, int Number = 0);
