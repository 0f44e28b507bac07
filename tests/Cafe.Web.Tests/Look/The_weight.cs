using System.IO.Compression;
using System.Text;
using FluentAssertions;
using OpenTalks.Cafes;
using OpenTalks.Web.Cafes;
using Xunit;

namespace OpenTalks.Web.Tests.Look;

public class The_weight
{
    [Fact]
    public void of_the_common_style_sheet_is_under_6_KB() =>
        Compressed(File.ReadAllBytes(Path.Combine(Source.Web, "wwwroot", "app", "opentalks.css")), CompressionLevel.SmallestSize).Should().BeLessThan(6 * 1024);

    [Theory, InlineData("en"), InlineData("fr"), InlineData("es"), InlineData("ar"), InlineData("ru"), InlineData("zh")]
    public async Task of_the_join_page_itself_is_under_6_KB(string language) =>
        Compressed(Encoding.UTF8.GetBytes(await Rendered.Html<JoinPage>(language, new JoinView("K7MR4WPD", Presets.ItuEvening2013("Open Talks", Attribution.ChathamHouse), "a"))), CompressionLevel.Fastest)
            .Should().BeLessThan(6 * 1024);

    /// <summary>Bytes after Brotli: files are compressed once when they are published, pages while they are answered.</summary>
    static long Compressed(byte[] bytes, CompressionLevel level)
    {
        using var small = new MemoryStream();
        using (var brotli = new BrotliStream(small, level, leaveOpen: true))
            brotli.Write(bytes);
        return small.Length;
    }
}
