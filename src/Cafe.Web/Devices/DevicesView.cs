using System.Collections.Immutable;
using OpenTalks.Cafes;

namespace OpenTalks.Web.Devices;

/// <summary>Tablets and walls of a café, for its facilitators.</summary>
/// <param name="Spotlight">The sheet that the wall shows; null for none.</param>
/// <param name="Made">A code made just now; it is shown this once.</param>
public sealed record DevicesView(Guid Cafe, string Title, ImmutableArray<WallTable> Tables, ImmutableArray<DeviceRow> Devices, int? Spotlight, MadeCode? Made);

/// <summary>A one-time code for a device.</summary>
/// <param name="Table">The table it is for; null for a wall.</param>
/// <param name="Code">As it is spoken: "K7MR 4WPD".</param>
/// <param name="Address">Where the code is typed.</param>
/// <param name="Link">What the QR holds, with a secret of its own behind the "#".</param>
/// <param name="QrSize">Modules along one side.</param>
public sealed record MadeCode(int? Table, string Code, string Address, string Link, string QrPath, int QrSize, int Minutes);
