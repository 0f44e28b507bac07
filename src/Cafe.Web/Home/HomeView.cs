namespace OpenTalks.Web.Home;

/// <summary>The start page: what stands in the code field, and why it led nowhere.</summary>
/// <param name="Code">As it was typed; null on a first visit.</param>
/// <param name="Refused">A refusal's code (<c>cafe-unknown</c>, <c>cafe-closed</c>, <c>cafe-full</c>), or null.</param>
public sealed record HomeView(string? Code = null, string? Refused = null);
