using FluentAssertions;
using OpenTalks.Host.Reports;
using Xunit;

namespace OpenTalks.Host.Tests.Reports;

public class Keeping_tables_harmless
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("  =cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0")]
    [InlineData("+41 22 730", "'+41 22 730")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r\n=1", "\"'\r\n=1\"")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("＠x", "'＠x")]
    [InlineData("\u200B=1", "'\u200B=1")]
    [InlineData("a, \"b\"", "\"a, \"\"b\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("plain = text", "plain = text")]
    [InlineData("نص عربي", "نص عربي")]
    public void writes_a_cell_that_no_spreadsheet_takes_for_a_formula(string said, string cell) =>
        new Csv("text").Row(said).ToString().Should().Be($"text\r\n{cell}\r\n");

    [Fact]
    public void leaves_every_idea_readable_for_whoever_takes_the_quote_off()
    {
        string[] said = ["=HYPERLINK(\"http://canary\")", " -1", "comma, and \"quote\"", "line\nbreak", "+", "'quoted already"];
        var csv = said.Aggregate(new Csv("n", "text"), (table, text) => table.Row(1, text)).ToString();
        using var reader = new CsvHelper.CsvReader(new StringReader(csv), System.Globalization.CultureInfo.InvariantCulture);
        var read = reader.GetRecords(new { n = 0, text = "" }).Select(row => row.text).ToList();
        read.Zip(said).Should().OnlyContain(pair => pair.First == pair.Second || pair.First == "'" + pair.Second);
    }
}
