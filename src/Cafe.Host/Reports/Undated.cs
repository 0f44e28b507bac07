using System.Buffers.Binary;

namespace OpenTalks.Host.Reports;

/// <summary>Takes the time of writing out of a package, so that the same report is the same bytes whenever it is made.</summary>
static class Undated
{
    /// <summary>1 January 1980, 0:00, as zip files write days and times.</summary>
    const uint FirstMoment = 0x0021_0000;
    const uint Local = 0x04034B50, Central = 0x02014B50, End = 0x06054B50;

    /// <summary>Overwrites the times in the headers of every entry; the entries themselves stay as they are.</summary>
    public static void Make(MemoryStream package)
    {
        var bytes = package.GetBuffer().AsSpan(0, (int)package.Length);
        var end = bytes.LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || BinaryPrimitives.ReadUInt32LittleEndian(bytes[end..]) != End) throw new InvalidDataException("No end of the package's directory.");
        var at = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes[(end + 16)..]);
        for (var left = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(end + 10)..]); left > 0; left--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) != Central) throw new InvalidDataException("The package's directory is broken.");
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[(at + 12)..], FirstMoment);
            var header = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 42)..]);
            if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[header..]) != Local) throw new InvalidDataException("An entry of the package is broken.");
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[(header + 10)..], FirstMoment);
            at += 46 + BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 28)..]) + BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 30)..]) + BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 32)..]);
        }
    }
}
