namespace OpenTalks.Web.Home;

/// <summary>What went wrong with a request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Trace">The trace's id, to find it in the log; null where nothing was logged.</param>
public sealed record ErrorView(int Status, string? Trace = null);
