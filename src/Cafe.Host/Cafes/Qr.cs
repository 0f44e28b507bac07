using System.Text;
using QRCoder;

namespace OpenTalks.Host.Cafes;

/// <summary>A QR code as the path of an SVG, one unit a module, quiet zone included.</summary>
/// <param name="Size">Modules along one side.</param>
public sealed record Qr(string Path, int Size)
{
    public static Qr Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var modules = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules[y].Length; x++)
            {
                if (!modules[y][x]) continue;
                var from = x;
                while (x + 1 < modules[y].Length && modules[y][x + 1]) x++;
                path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{from} {y}h{x - from + 1}v1h-{x - from + 1}z");
            }
        }
        return new Qr(path.ToString(), modules.Count);
    }
}
