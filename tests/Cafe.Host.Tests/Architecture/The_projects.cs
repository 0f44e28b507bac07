using System.Reflection;
using System.Text.RegularExpressions;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Host.Live;
using OpenTalks.Host.Storage;
using OpenTalks.Sheets;
using OpenTalks.Web;

namespace OpenTalks.Host.Tests.Architecture;

/// <summary>Arrows and habits that no reader can see in one place.</summary>
public partial class The_projects
{
    static readonly Assembly Domain = typeof(Cafe).Assembly, Web = typeof(Words).Assembly;

    static IEnumerable<string> Referenced(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    static IEnumerable<(string Path, string Text)> Sources(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)) && !Made().IsMatch(path))
            .Select(path => (path, File.ReadAllText(Path.Combine(Repository.Root, path))));

    [Fact]
    public void let_the_domain_know_nothing_but_the_base_library_and_stemmers()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        Referenced(Domain).Should().OnlyContain(name => File.Exists(Path.Combine(runtime, name + ".dll")) || name.StartsWith("Lucene.Net", StringComparison.Ordinal), "the domain knows neither Marten nor SignalR nor HTTP");
        Referenced(Domain).Should().NotContain(name => name.StartsWith("System.Net", StringComparison.Ordinal) || name.StartsWith("System.IO", StringComparison.Ordinal) || name.StartsWith("System.Data", StringComparison.Ordinal));
    }

    [Fact] public void let_the_pages_know_the_domain_and_not_the_host() => Referenced(Web).Should().Contain("Cafe.Domain").And.NotContain(name => name == "Cafe.Host" || name.StartsWith("Marten", StringComparison.Ordinal) || name.StartsWith("Npgsql", StringComparison.Ordinal));

    [Fact]
    public void keep_their_pages_static_and_their_texts_escaped()
    {
        string[] refused = ["@rendermode", "@page", "blazor.web.js", "innerHTML", "outerHTML", "insertAdjacentHTML", "unsafeHTML", "unsafeSVG", "document.write", "MarkupString", "eval("];
        Sources("src/Cafe.Web", ".razor", ".ts", ".mjs", ".cs").SelectMany(source => refused.Where(word => Json().Replace(source.Text, "").Contains(word, StringComparison.Ordinal)).Select(word => $"{word} in {source.Path}"))
            .Where(found => !Explained.Contains(found)).Should().BeEmpty();
    }

    /// <summary>Drawn from constants of ours, never from what people typed.</summary>
    static readonly HashSet<string> Explained = new(StringComparer.Ordinal) { "MarkupString in src/Cafe.Web/Home/Cloth.razor", "MarkupString in src/Cafe.Web/Layout/Coaster.razor", "MarkupString in src/Cafe.Web/Layout/Icon.razor" };

    /// <summary>A block of JSON is no markup; what writes it escapes "&lt;".</summary>
    [GeneratedRegex("<script type=\"application/json\"[^\n]*</script>")]
    private static partial Regex Json();

    [Fact]
    public void take_time_from_one_place()
    {
        Sources("src", ".cs", ".razor").Where(source => Clock().IsMatch(source.Text)).Select(source => source.Path).Should().BeEmpty();
        Sources("src/Cafe.Domain", ".cs").Where(source => AnyClock().IsMatch(source.Text)).Select(source => source.Path)
            .Should().OnlyContain(path => path.StartsWith("src/Cafe.Domain/Rotation/", StringComparison.Ordinal), "a decider gets the time with the caller; only the planner's budget may look at a clock");
    }

    /// <summary>A namespace outside the product's and no mention of it: so nothing of it can be reached, though it lies in the same file.</summary>
    [Fact]
    public void let_the_guests_of_a_rehearsal_know_nothing_but_the_protocol()
    {
        var guests = Sources("src/Cafe.Host/Guests", ".cs").ToList();
        guests.Should().NotBeEmpty().And.OnlyContain(source => source.Text.Contains("\nnamespace Guests;", StringComparison.Ordinal));
        guests.Where(source => source.Text.Contains("OpenTalks", StringComparison.Ordinal) || source.Text.Contains("global::", StringComparison.Ordinal)).Select(source => source.Path).Should().BeEmpty();
        Sources("src/Cafe.Host", ".csproj", "Usings.cs").Should().OnlyContain(source => !source.Text.Contains("<Using ", StringComparison.Ordinal) && !source.Text.Contains("global using", StringComparison.Ordinal));
    }

    [Fact]
    public void name_every_event_on_disk() =>
        EventNames.Types.Values.Should().BeEquivalentTo(new[] { typeof(CafeEvent), typeof(SheetEvent), typeof(HarvestEvent) }.SelectMany(union => union.GetNestedTypes()));

    [Fact]
    public void name_each_event_by_its_subject() =>
        EventNames.Types.Should().OnlyContain(name => name.Key.StartsWith(name.Value.DeclaringType!.Name.Replace("Event", ".", StringComparison.Ordinal).ToLowerInvariant(), StringComparison.Ordinal));

    static string[] Codes =>
    [
        .. Sources("src", ".cs").SelectMany(source => Refusals().Matches(source.Text)).Select(match => match.Groups["code"].Value)
            .Concat(Sources("src/Cafe.Host", ".cs").SelectMany(source => Problem().Matches(source.Text)).Select(match => match.Groups["code"].Value))
            .Concat(typeof(Outcome).GetFields(BindingFlags.Public | BindingFlags.Static).Where(constant => constant.IsLiteral).Select(constant => (string)constant.GetRawConstantValue()!))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void have_a_text_for_every_refusal_in_every_language()
    {
        Codes.Should().HaveCountGreaterThan(30);
        foreach (var language in Languages.Offered)
            Codes.Select(code => $"refusals.{code}").Should().BeSubsetOf(Words.For(language.Code).Keys, $"in {language.Code}");
    }

    [Fact]
    public void tell_every_refusal_in_the_protocol()
    {
        var file = Path.Combine(Repository.Root, "docs/protocol.md");
        var protocol = File.Exists(file) ? File.ReadAllText(file) : "";
        Codes.Where(code => !protocol.Contains($"`{code}`", StringComparison.Ordinal)).Should().BeEmpty("whoever writes a client reads docs/protocol.md alone");
    }

    [Fact]
    public void take_no_time_from_a_client()
    {
        // So a device whose clock is wrong can do no harm. "ByMs" is a length.
        var told = new[] { typeof(CafeCommand), typeof(SheetCommand), typeof(HarvestCommand) }.SelectMany(union => union.GetNestedTypes())
            .Where(command => Enum.GetValues<OpenTalks.People.Role>().Any(role => role != OpenTalks.People.Role.Server && Rights.Allow(role, System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(command))))
            .SelectMany(command => command.GetProperties().Select(property => (Command: command, property.Name, property.PropertyType)));
        told.Where(property => property.PropertyType == typeof(DateTimeOffset) || property.PropertyType == typeof(DateTime) || property.PropertyType == typeof(long) && property.Name != "ByMs").Should().BeEmpty();
    }

    [GeneratedRegex("(^|/)(bin|obj|node_modules|wwwroot)/")]
    private static partial Regex Made();

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?(Now|Today)|Environment\.TickCount|Guid\.CreateVersion7")]
    private static partial Regex Clock();

    [GeneratedRegex(@"TimeProvider|Stopwatch|Guid\.NewGuid|Random\b|RandomNumberGenerator")]
    private static partial Regex AnyClock();

    [GeneratedRegex("""new Refusal\("(?<code>[a-z-]+)"\)|Refused: "(?<code>[a-z-]+)"|refused is "(?<code>[a-z-]+)"|Back\(http, code, "(?<code>[a-z-]+)"|, "(?<code>text-unreadable)"\)""")]
    private static partial Regex Refusals();

    [GeneratedRegex("""Problems\.Of\([^;]*?"(?<code>[a-z-]+)"\)""")]
    private static partial Regex Problem();
}
