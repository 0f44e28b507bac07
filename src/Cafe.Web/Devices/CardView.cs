using System.Collections.Immutable;
using OpenTalks.Sheets;

namespace OpenTalks.Web.Devices;

/// <summary>A hand-over card on paper.</summary>
/// <param name="Round">The round that leaves it.</param>
/// <param name="Asked">The open question; null for none.</param>
public sealed record CardView(
    string Title, int Table, string Name, int Round, string Question, string QuestionLanguage, ImmutableArray<IdeaView> Ideas, string? Asked);
