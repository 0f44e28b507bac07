using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OpenTalks.Host.Live;

/// <summary>What a stream is about.</summary>
public enum StreamKind
{
    Cafe,
    Sheet,
    Harvest,
}

/// <summary>The name of a stream, the unit of consistency: "cafe/{cafe}", "sheet/{cafe}/{sheet}", "harvest/{cafe}".</summary>
/// <param name="Number">The sheet's number; 0 for the others.</param>
public readonly record struct StreamName(StreamKind Kind, Guid Cafe, int Number = 0)
{
    public static StreamName Of(Guid cafe) => new(StreamKind.Cafe, cafe);
    public static StreamName OfSheet(Guid cafe, int sheet) => new(StreamKind.Sheet, cafe, sheet);
    public static StreamName OfHarvest(Guid cafe) => new(StreamKind.Harvest, cafe);

    /// <summary>Reads what <see cref="ToString"/> writes; null for anything else.</summary>
    public static StreamName? Parse(ReadOnlySpan<char> name)
    {
        var slash = name.IndexOf('/');
        if (slash < 0 || name.Length < slash + 33 || !Guid.TryParseExact(name.Slice(slash + 1, 32), "N", out var cafe)) return null;
        var rest = name[(slash + 33)..];
        return name[..slash] switch
        {
            "cafe" when rest.IsEmpty => Of(cafe),
            "harvest" when rest.IsEmpty => OfHarvest(cafe),
            "sheet" when rest is ['/', ..] && int.TryParse(rest[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var sheet) => OfSheet(cafe, sheet),
            _ => null,
        };
    }

    /// <summary>The key of its advisory lock: the first 8 bytes of SHA-256 of its name.</summary>
    public long LockKey => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(ToString())));

    /// <summary>What a client calls its feed: "sheet/7", "harvest".</summary>
    public string Feed => Kind switch
    {
        StreamKind.Sheet => string.Create(CultureInfo.InvariantCulture, $"sheet/{Number}"),
        StreamKind.Harvest => "harvest",
        _ => "cafe",
    };

    public override string ToString() => Kind switch
    {
        StreamKind.Sheet => string.Create(CultureInfo.InvariantCulture, $"sheet/{Cafe:N}/{Number}"),
        StreamKind.Harvest => $"harvest/{Cafe:N}",
        _ => $"cafe/{Cafe:N}",
    };
}
