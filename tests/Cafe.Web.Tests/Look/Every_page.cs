using System.Text.RegularExpressions;
using FluentAssertions;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Host.Reports;
using OpenTalks.People;
using OpenTalks.Reports;
using OpenTalks.Sheets;
using OpenTalks.Web.Cafes;
using OpenTalks.Web.Home;
using OpenTalks.Web.Moves;
using OpenTalks.Web.Reports;
using OpenTalks.Web.Setups;
using Xunit;

namespace OpenTalks.Web.Tests.Look;

public partial class Every_page
{
    static readonly Setup Evening = Presets.ItuEvening2013("Open <Talks>", Attribution.ChathamHouse) with { PlannedStartMs = 1_381_248_900_000, Place = "Geneva" };

    [Theory, InlineData("en"), InlineData("fr"), InlineData("es"), InlineData("ar"), InlineData("ru"), InlineData("zh")]
    public async Task stands_in_every_language_with_its_direction_a_title_one_heading_and_unique_ids(string language)
    {
        foreach (var html in await Pages(language))
        {
            html.Should().StartWith("<!DOCTYPE html>").And.Contain($"<html lang=\"{language}\" dir=\"{(language == "ar" ? "rtl" : "ltr")}\"");
            Title().Match(html).Groups[1].Value.Should().NotBeEmpty();
            Heading().Count(html).Should().Be(1);
            Id().Matches(html).Select(id => id.Groups[1].Value).Should().OnlyHaveUniqueItems();
            html.Should().Contain("href=\"/here?x=1#main\"", "with a base address, #main alone would lead to the start page");
        }
    }

    [Theory, InlineData("en"), InlineData("fr"), InlineData("es"), InlineData("ar"), InlineData("ru"), InlineData("zh")]
    public async Task names_every_field(string language)
    {
        foreach (var html in await Pages(language))
        {
            foreach (Match field in Field().Matches(html))
            {
                if (field.Value.Contains("type=\"hidden\"", StringComparison.Ordinal) || field.Value.Contains("type=\"radio\"", StringComparison.Ordinal) || field.Value.Contains("type=\"checkbox\"", StringComparison.Ordinal))
                    continue;
                html.Should().Contain($"for=\"{Id().Match(field.Value).Groups[1].Value}\"", $"of {field.Value}");
            }

            foreach (Match described in Described().Matches(html))
                described.Groups[1].Value.Split(' ').Should().AllSatisfy(id => html.Should().Contain($"id=\"{id}\""));
        }
    }

    [Fact]
    public async Task escapes_what_people_wrote() =>
        (await Rendered.Html<JoinPage>("en", new JoinView("K7MR4WPD", Evening, "a", new PersonDetails("\"><script>"), "name-too-long")))
            .Should().Contain("Open &lt;Talks&gt;").And.NotContain("<script>");

    [Fact]
    public async Task says_what_is_wrong_at_the_field_and_keeps_what_was_typed()
    {
        var join = await Rendered.Html<JoinPage>("en", new JoinView("K7MR4WPD", Evening, "again", new PersonDetails("Ada", Remote: true, Group: "academia"), "name-too-long"));
        join.Should().Contain("id=\"name-wrong\"").And.Contain("aria-invalid=\"true\"").And.Contain("value=\"Ada\"").And.Contain("value=\"again\"").And.Contain("<details class=\"more\" open");
        (await Rendered.Html<JoinPage>("en", new JoinView("K7MR4WPD", Evening, "again", Refused: "cafe-full")))
            .Should().Contain("id=\"join-wrong\"").And.NotContain("aria-invalid");
        (await Rendered.Html<HomePage>("en", new HomeView("K7MR 4WPO", "cafe-unknown"))).Should().Contain("value=\"K7MR 4WPO\"").And.Contain("id=\"code-wrong\"");
    }

    static readonly Report Told = Report.Of(Evening, Cafe.Evolve(Cafe.Unopened, new CafeEvent.Opened(Evening)), new Dictionary<int, Sheet>
    {
        [1] = Sheet.Evolve(Sheet.Evolve(Sheet.Blank, new SheetEvent.IdeaCaptured(Guid.Empty, 1, false, null, null, null, "Said <b>once</b>", "en", null)), new SheetEvent.IdeaCaptured(new Guid(1, 0, 0, new byte[8]), 2, false, null, null, null, "built", "ar", Guid.Empty)),
    }, new HarvestEvent[]
    {
        new HarvestEvent.ThemeAdded(Guid.Empty, 1, "A theme"), new HarvestEvent.FindingAdded(Guid.Empty, 1, "Found"), new HarvestEvent.FindingFiled(Guid.Empty, Guid.Empty),
        new HarvestEvent.IdeaGathered(Guid.Empty, 1, Guid.Empty), new HarvestEvent.ReservationAdded(Guid.Empty, Guid.Empty, ReservationKind.Minority, "Not so", []),
    }.Aggregate(Harvest.Empty, Harvest.Evolve), _ => null, "en");

    static readonly PublishingView Ready = new(Guid.Empty, Told, [.. BuiltInTemplates.All.Select(one => one.Template)], BuiltInTemplates.All[2].Template, "1.1", [], Readers.People, [.. BuiltInTemplates.All[2].Template.Deadlines.Select(deadline => DueDate.Of(deadline, 1, null, "Europe/Zurich"))])
    {
        Typed = new Dictionary<string, string> { ["abstract"] = "Typed" }, Attempt = "a",
    };

    static async Task<string[]> Pages(string language) => await Task.WhenAll(
        Rendered.Html<HomePage>(language, new HomeView()),
        Rendered.Html<HomePage>(language, new HomeView("X", "cafe-closed")),
        Rendered.Html<HowPage>(language),
        Rendered.Html<AccessibilityPage>(language),
        Rendered.Html<PrivacyPage>(language),
        Rendered.Html<ErrorPage>(language, new ErrorView(404)),
        Rendered.Html<ErrorPage>(language, new ErrorView(500, "trace")),
        Rendered.Html<ErrorPage>(language, new ErrorView(413)),
        Rendered.Html<JoinPage>(language, new JoinView("K7MR4WPD", Evening, "a")),
        Rendered.Html<JoinPage>(language, new JoinView("K7MR4WPD", Evening with { Attribution = Attribution.Anonymous, PlannedStartMs = null, Place = "" }, "a", new PersonDetails(""), "name-missing")),
        Rendered.Html<ReportPage>(language, new ReportView(Guid.Empty, Told, BuiltInTemplates.CafeReport, Staff: true)),
        Rendered.Html<ReportPage>(language, new ReportView(Guid.Empty, Told with { Edition = new ReportEdition(1, 1, "Rae", Newest: 2) }, BuiltInTemplates.All[3].Template, Staff: false)),
        Rendered.Html<ReportFilesPage>(language, new ReportFilesView(Guid.Empty, "Café", ReportEdition.Draft, "Europe/Zurich", [new("cafe-report.docx", "Café report")], [.. ReportFiles.Data, ReportFiles.Decisions])),
        Rendered.Html<NoReportPage>(language, new NoReportView(Guid.Empty, "Café", new ReportEdition(1, 1, Withdrawn: true, Newest: 2))),
        Rendered.Html<PublishingPage>(language, Ready with { Did = "publish-1" }),
        Rendered.Html<PublishingPage>(language, Ready with { Refused = "ideas-arrived", Publications = [new Publication(1, 1, 1, 1, [], "cafe-report/1", Withdrawn: true)] }),
        Rendered.Html<TemplatesPage>(language, new TemplatesView([new("cafe-report", "Café report", 2, false, true, true)], null, new TemplateFault("unknown-field", "colour"))),
        Rendered.Html<CafesPage>(language, new CafesView([], MayBring: false)),
        Rendered.Html<CafesPage>(language, new CafesView([new("Café", "/x", "K7MR", "running", null, 1, 2), new("Café", "/x", "K7MR", "ready", DateTimeOffset.UnixEpoch, 0, 0), new("Café", "/x", "K7MR", "closed", null, 3, 11, Leaves: "/x")], MayBring: true)),
        Rendered.Html<MovePage>(language, new MoveView(Guid.Empty, "Café", MayLeave: true)),
        Rendered.Html<MovePage>(language, new MoveView(Guid.Empty, "Café", MayLeave: false)),
        Rendered.Html<JoinPage>(language, new JoinView("K7MR4WPD", Evening with { Consent = "You agree." }, "a", Refused: "claim-unknown", Card: "ABCD")),
        Rendered.Html<OpenPage>(language, new OpenView("", "blank", Attribution.Open, "a", [])),
        Rendered.Html<OpenPage>(language, new OpenView("", "again", Attribution.GroupOnly, "a", [new("7", "Open Talks", DateTimeOffset.UnixEpoch), new("8", "Before", null)], "7", "title-missing")),
        Rendered.Html<SetupPage>(language, SetUp(Evening)),
        Rendered.Html<SetupPage>(language, SetUp(Evening with { Title = "", Tables = [Evening.Tables[0] with { Number = 0, Link = "x" }], Expected = 90 }, "setup-outdated")),
        Rendered.Html<SetupPage>(language, SetUp(Evening) with { Running = true, CanUndo = true }),
        Rendered.Html<ListPage>(language, new ListView(Guid.Empty, "Café", 2, [], [""])),
        Rendered.Html<ListPage>(language, new ListView(Guid.Empty, "Café", 2, [new(2, "Ada", "ABCD EFGH", true), new(3, "", "ABCD EFGH", false)], ["", "utf-8"], Imported: 2,
            Preview: new("name\nAda", "utf-8", "a", 3, [new(2, "Ada", new(new PersonDetails("Ada", true, "academia", "ETH", "africa", ["fr"], "a ramp"), 1, true), null, null, "wizards"), new(3, "Ada", new(new PersonDetails("Ada")), "twice", 2, "")]))),
        Rendered.Html<PreflightPage>(language, new PreflightView(Guid.Empty, "Café", "http://10.0.0.7", "http://10.0.0.7/try/a", "M0 0h1v1h-1z", 1, true, false, [new("18:15", "An Android phone", true), new("18:16", "Another", false)])),
        Rendered.Html<PreflightPage>(language, new PreflightView(Guid.Empty, "Café", "https://cafe.example", "https://cafe.example/try/a", "M0 0h1v1h-1z", 1, false, true, [])));

    static SetupView SetUp(Setup setup, string? refused = null)
    {
        var (read, faults) = SetupReading.Of(SetupWriting.Of(setup, 3));
        return new(Guid.Empty, "K7MR4WPD", SetupWriting.Of(setup, 3), read, faults, refused, CanUndo: false, Running: false, Agreed: false, Kept: faults.IsEmpty);
    }

    [GeneratedRegex("<title>(.*?)</title>")]
    private static partial Regex Title();

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex("\\sid=\"([^\"]*)\"")]
    private static partial Regex Id();

    [GeneratedRegex("<(?:input|select|textarea)[^>]*>")]
    private static partial Regex Field();

    [GeneratedRegex("aria-describedby=\"([^\"]*)\"")]
    private static partial Regex Described();
}
