namespace OpenTalks.Harvests.Proposals;

/// <summary>An idea as the harvest reads it: what was said, and where. No author is known here.</summary>
/// <param name="Language">Code of the language of the writer's screen, or empty; the text itself decides where it can.</param>
/// <param name="Place">On its sheet, from 1; the order in which ideas are read, and nothing is computed from it.</param>
/// <param name="Group">The stakeholder group's key; null where the café keeps none.</param>
public sealed record Note(IdeaRef At, string Text, string Language, int Table, int Round, string? Group = null, IdeaRef? BuildsOn = null, int Place = 0)
{
    /// <summary>The order in which everything here is computed, so that the same ideas give the same proposal.</summary>
    public static int Compare(Note a, Note b) => IdeaRef.Order.Compare(a.At, b.At);
}
