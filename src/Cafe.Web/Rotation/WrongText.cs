namespace OpenTalks.Web.Rotation;

/// <summary>Why something cannot be, and the smallest change that helps, as one text.</summary>
static class WrongText
{
    public static string Of(Wrongness wrong, Words words, Saying said) =>
        wrong.Finding is { } finding ? said.Wrong(finding)
        : wrong.Refusal == "two-people" ? words["seating.two-people"]
        : words[$"refusals.{wrong.Refusal}"];
}
