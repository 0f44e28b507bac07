using System.Collections.Immutable;

namespace OpenTalks.Web.Setups;

/// <summary>The page on which a facilitator tries the hall before a café.</summary>
/// <param name="Way">What a phone opens to try it; also in the QR.</param>
/// <param name="OnlyHere">The address leads nowhere but to this machine.</param>
/// <param name="Secure">The address begins with https.</param>
public sealed record PreflightView(
    Guid Cafe, string Title, string Address, string Way, string QrPath, int QrSize, bool OnlyHere, bool Secure, ImmutableArray<HallLine> Seen);

/// <summary>What a device said, in words.</summary>
/// <param name="When">Time of day in the café's zone.</param>
/// <param name="Well">It will do for the evening.</param>
public sealed record HallLine(string When, string Text, bool Well);
