using FluentAssertions;
using OpenTalks.Web.Layout;
using Xunit;

namespace OpenTalks.Web.Tests.Look;

public class The_marks_of_tables
{
    [Fact]
    public void differ_for_120_tables() =>
        Enumerable.Range(1, 120).Select(Mark.Of).Should().OnlyHaveUniqueItems();

    [Fact]
    public void are_drawn_alike_in_the_browser()
    {
        var parts = File.ReadAllText(Path.Combine(Source.Web, "Client", "parts.ts"));
        for (var table = 1; table <= 6; table++)
            parts.Should().Contain($"svg`{Mark.Of(table).Outline}`");
        parts.Should().Contain("shape: (table - 1) % 6, weave: (table - 1) % 5, ink: ((table - 1) % 8) + 1");
    }
}
