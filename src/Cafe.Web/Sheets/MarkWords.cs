using OpenTalks.Sheets;

namespace OpenTalks.Web.Sheets;

/// <summary>What people said to an idea in the gallery, in words.</summary>
public static class MarkWords
{
    /// <returns>"3 resonate", "1 differs"; nothing for kinds that nobody gave.</returns>
    public static IEnumerable<string> Of(Marks? marks, Words words)
    {
        if (marks is null) yield break;
        if (marks.Resonates > 0) yield return words.Say("gallery.resonates-count", ("n", marks.Resonates));
        if (marks.Differs > 0) yield return words.Say("gallery.differs-count", ("n", marks.Differs));
        if (marks.Question > 0) yield return words.Say("gallery.question-count", ("n", marks.Question));
    }
}
