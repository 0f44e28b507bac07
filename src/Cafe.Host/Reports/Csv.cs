using System.Globalization;
using System.Text;

namespace OpenTalks.Host.Reports;

/// <summary>
/// Comma-separated values as RFC 4180 has them, in UTF-8. What a spreadsheet would take for a formula gets a single quote in front; readers that
/// are no spreadsheet take it off.
/// </summary>
sealed class Csv
{
    readonly StringBuilder text = new();

    public Csv(params IEnumerable<string> header) => Row([.. header]);

    /// <param name="cells">Text or whole numbers; null is an empty cell.</param>
    public Csv Row(params IReadOnlyList<object?> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0) text.Append(',');
            text.Append(cells[i] switch
            {
                null => "",
                string said => Quoted(Harmless(said)),
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                var other => Quoted(Harmless(other.ToString() ?? "")),
            });
        }
        text.Append("\r\n");
        return this;
    }

    public override string ToString() => text.ToString();

    static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\r\n") || cell.StartsWith(' ') || cell.EndsWith(' ') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    /// <summary>Also behind leading blanks, and where the sign is written in full width.</summary>
    public static string Harmless(string cell)
    {
        if (cell.Length > 0 && cell[0] is '\t' or '\r' or '\n' or '\0') return "'" + cell;
        foreach (var letter in cell)
        {
            if (char.IsWhiteSpace(letter) || letter is '\uFEFF' or '\u200B') continue;
            return letter is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '|' or '%' ? "'" + cell : cell;
        }
        return cell;
    }
}
