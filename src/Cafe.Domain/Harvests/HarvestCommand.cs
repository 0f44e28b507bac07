using System.Text.Json.Serialization;

namespace OpenTalks.Harvests;

/// <summary>What may be asked of the harvest. Each act that can be undone has its inverse here.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AddFinding), "add-finding")]
[JsonDerivedType(typeof(WordFinding), "word-finding")]
[JsonDerivedType(typeof(DropFinding), "drop-finding")]
[JsonDerivedType(typeof(RestoreFinding), "restore-finding")]
[JsonDerivedType(typeof(Gather), "gather")]
[JsonDerivedType(typeof(Release), "release")]
public abstract record HarvestCommand
{
    /// <param name="Question">Number of the guiding question it answers.</param>
    public sealed record AddFinding(Guid Finding, int Question, string Text) : HarvestCommand;

    public sealed record WordFinding(Guid Finding, string Text) : HarvestCommand;
    public sealed record DropFinding(Guid Finding) : HarvestCommand;
    public sealed record RestoreFinding(Guid Finding) : HarvestCommand;

    /// <summary>Makes an idea evidence of a finding.</summary>
    public sealed record Gather(Guid Finding, int Sheet, Guid Idea) : HarvestCommand;

    public sealed record Release(Guid Finding, int Sheet, Guid Idea) : HarvestCommand;

    HarvestCommand() { }
}
