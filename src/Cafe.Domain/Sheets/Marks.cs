using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace OpenTalks.Sheets;

/// <summary>What somebody says to an idea in the gallery; one a person.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MarkKind>))]
public enum MarkKind
{
    [JsonStringEnumMemberName("resonates")] Resonates,
    [JsonStringEnumMemberName("differs")] Differs,

    /// <summary>It raises a question.</summary>
    [JsonStringEnumMemberName("question")] Question,
}

/// <summary>How many marks of each kind an idea has, as counted when the gallery ended.</summary>
public sealed record Marks(int Resonates, int Differs, int Question)
{
    public static Marks Of(IEnumerable<MarkKind> given)
    {
        var kinds = given.CountBy(kind => kind).ToDictionary();
        return new Marks(kinds.GetValueOrDefault(MarkKind.Resonates), kinds.GetValueOrDefault(MarkKind.Differs), kinds.GetValueOrDefault(MarkKind.Question));
    }

    [JsonIgnore] public int All => Resonates + Differs + Question;
}

/// <summary>The marks of one idea.</summary>
public sealed record MarkedIdea(Guid Idea, Marks Marks);
