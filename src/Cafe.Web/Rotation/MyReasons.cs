using System.Collections.Immutable;
using OpenTalks.Rotations;

namespace OpenTalks.Web.Rotation;

/// <summary>One person's own route with its reasons.</summary>
public sealed record MyReasons(Guid Cafe, string Title, ImmutableArray<MyReason> Route);

/// <param name="Why">A code of <see cref="Because"/>, "past" for a round that is over, "chosen" where people choose.</param>
public sealed record MyReason(int Round, int Table, string Name, string Why);
