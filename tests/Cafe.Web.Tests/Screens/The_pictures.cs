using OpenTalks.Host.Tests;

namespace OpenTalks.Web.Tests.Screens;

public sealed class The_pictures
{
    static readonly FileInfo[] Files = new DirectoryInfo(Path.Combine(Repository.Root, "docs", "pictures")).GetFiles();

    [Fact]
    public void are_at_most_150_KB_each_the_one_of_the_README_200_and_2_MB_in_all()
    {
        Files.Should().NotBeEmpty().And.AllSatisfy(file => file.Length.Should().BeLessThanOrEqualTo(file.Name == "opentalks.png" ? 200_000 : 150_000, file.Name));
        Files.Sum(file => file.Length).Should().BeLessThanOrEqualTo(2_000_000);
    }

    [Fact]
    public void all_stand_in_the_page_of_screens()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "screens.md"));
        Files.Select(file => file.Name).Where(name => name != "opentalks.png").Should().AllSatisfy(name => page.Should().Contain($"](pictures/{name})"));
    }
}
