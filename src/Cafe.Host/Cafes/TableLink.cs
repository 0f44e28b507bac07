using System.Globalization;
using OpenTalks.Host.Operations;

namespace OpenTalks.Host.Cafes;

/// <summary>The link in the QR on a table's sign: it lets whoever has a seat arrive, and offers joining to others.</summary>
static class TableLink
{
    public static string Of(PublicAddress address, string code, int table) => string.Create(CultureInfo.InvariantCulture, $"{address.Value}/j/{code}/at/{table}");
}
