using OpenTalks.Host.Tests;

namespace OpenTalks.Web.Tests.Screens;

public sealed class The_pictures
{
    static readonly FileInfo[] Files = new DirectoryInfo(Path.Combine(Repository.Root, "docs", "pictures")).GetFiles();

    static string Page => File.ReadAllText(Path.Combine(Repository.Root, "docs", "screens.md"));

    [Fact]
    public void are_at_most_150_KB_each_the_one_of_the_README_200_and_12_MB_in_all()
    {
        Files.Should().NotBeEmpty().And.AllSatisfy(file => file.Length.Should().BeLessThanOrEqualTo(file.Name == "opentalks.png" ? 200_000 : 150_000, file.Name));
        Files.Sum(file => file.Length).Should().BeLessThanOrEqualTo(12_000_000);
    }

    [Fact]
    public void all_stand_in_the_page_of_screens_and_it_shows_none_that_is_missing()
    {
        var shown = Page.Split("](pictures/").Skip(1).Select(after => after[..after.IndexOf(')', StringComparison.Ordinal)]);
        Files.Select(file => file.Name).Where(name => name != "opentalks.png").Should().BeEquivalentTo(shown);
    }
}
