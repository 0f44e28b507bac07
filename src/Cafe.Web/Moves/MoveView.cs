namespace OpenTalks.Web.Moves;

/// <summary>A café that may leave as a file.</summary>
/// <param name="MayLeave">False while it runs.</param>
public sealed record MoveView(Guid Cafe, string Title, bool MayLeave);
