using System.Text.RegularExpressions;
using FluentAssertions;
using OpenTalks.Rotations;
using Xunit;

namespace OpenTalks.Domain.Tests.Rotations;

public partial class Every_code
{
    [Fact]
    public void the_planner_can_say_is_listed()
    {
        string[] listed = [.. Sayings.Impossible, .. Sayings.Found, .. Sayings.Remedies, .. Sayings.Scores, .. Sayings.Gaps, .. Sayings.Ways, .. Sayings.Reasons];
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "src", "Cafe.Domain"))) folder = folder.Parent;
        var said = Directory.EnumerateFiles(Path.Combine(folder.FullName, "src", "Cafe.Domain", "Rotation"), "*.cs")
            .Where(file => Path.GetFileName(file) != "Sayings.cs")
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(m => m.Groups["code"].Value)).Distinct();
        said.Except(listed).Should().BeEmpty();
        listed.Should().HaveCountGreaterThan(100);
    }

    [GeneratedRegex("\"(?<code>[a-z]+(-[a-z]+)+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
