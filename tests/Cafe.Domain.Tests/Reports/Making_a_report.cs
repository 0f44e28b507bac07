using System.Collections.Immutable;
using FluentAssertions;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.People;
using OpenTalks.Reports;
using OpenTalks.Sheets;
using Xunit;

namespace OpenTalks.Domain.Tests.Reports;

public class Making_a_report
{
    static readonly Guid A = Id(1), B = Id(2), C = Id(3), D = Id(4), First = Id(11), Second = Id(12), Third = Id(13);

    static Guid Id(byte n) => new(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    static Written Open => new(Attribution.Open);

    [Fact]
    public void numbers_findings_within_their_question_in_the_order_they_were_made() =>
        Open.Finding(First, 2, "access").Finding(Second, 1, "voice").Finding(Third, 2, "schools")
            .Report.Questions.Select(question => string.Join(" ", question.Findings.Select(finding => $"{finding.Name} {finding.Text}")))
            .Should().Equal("1.1 voice", "2.1 access 2.2 schools", "");

    [Fact]
    public void lists_the_ideas_behind_a_finding_by_sheet_and_round_and_names_the_finding_at_each() =>
        Open.Idea(7, A, 2, "later").Idea(7, B, 1, "sooner").Idea(2, C, 1, "elsewhere").Finding(First, 2, "found", (7, A), (2, C), (7, B))
            .Report.Should().Match<Report>(report =>
                report.Questions[1].Findings[0].Evidence.Select(idea => idea.Name).SequenceEqual(new[] { "2-1", "7-2", "7-1" })
                && report.Annex.SelectMany(sheet => sheet.Ideas).All(idea => idea.Findings.SequenceEqual(new[] { "2.1" })));

    [Fact]
    public void tells_of_an_idea_all_that_an_open_café_keeps() =>
        Open.Person(2, "Ada", organisation: "Engines", group: "technical").Idea(7, A, 1, "quieter rooms", by: 2).Idea(7, B, 2, "des salles calmes", by: 2, language: "fr", buildsOn: A)
            .Finding(First, 2, "found", (7, B))
            .Report.Annex.Single(sheet => sheet.Number == 7).Should().BeEquivalentTo(new ReportSheet(7, "Banyan", 2,
            [
                new ReportIdea(A, 7, 1, 1, 7, "Banyan", "quieter rooms", "en", new ReportAuthor("Ada", "Engines", null), null, []) { Question = 2 },
                new ReportIdea(B, 7, 2, 2, 7, "Banyan", "des salles calmes", "fr", new ReportAuthor("Ada", "Engines", null), "7-1", ["2.1"]) { Question = 2, Fate = OpenTalks.Harvests.Proposals.Fate.Placed },
            ]), options => options.WithStrictOrdering());

    [Fact]
    public void names_the_group_where_somebody_gave_no_organisation() =>
        Open.Person(2, "Ada", group: "technical").Idea(7, A, 1, "quieter rooms", by: 2)
            .OnlyIdea.Author.Should().Be(new ReportAuthor("Ada", null, "technical"));

    [Fact]
    public void says_nothing_of_somebody_who_was_erased() =>
        Open.Idea(7, A, 1, "quieter rooms", by: 2).OnlyIdea.Author.Should().BeNull();

    [Theory, InlineData(Attribution.ChathamHouse), InlineData(Attribution.Anonymous)]
    public void never_says_who_wrote_where_nobody_may_know(Attribution attribution)
    {
        // Even if an author had been stored.
        var report = new Written(attribution).Person(2, "Ada", "Engines", "technical").Idea(7, A, 1, "quieter rooms", by: 2, group: "technical").Report;
        report.Annex.SelectMany(sheet => sheet.Ideas).Single().Author.Should().BeNull();
    }

    [Theory, InlineData(2, false), InlineData(3, true)]
    public void says_the_group_alone_in_a_group_only_café_from_three_people_of_it_up(int people, bool said)
    {
        var written = new Written(Attribution.GroupOnly).Idea(7, A, 1, "quieter rooms", by: 2, group: "technical");
        for (var number = 2; number < 2 + people; number++) written.Person(number, $"Guest {number}", "Engines", "technical");
        written.OnlyIdea.Author.Should().Be(said ? new ReportAuthor(null, null, "technical") : null);
    }

    [Fact]
    public void leaves_out_what_was_taken_back_everywhere() =>
        Open.Idea(7, A, 1, "stays").Idea(7, B, 1, "goes").Idea(7, C, 1, "built on it", buildsOn: B).TakenBack(7, B).Finding(First, 2, "found", (7, A), (7, B))
            .Report.Should().Match<Report>(report =>
                report.Questions[1].Findings[0].Evidence.Single().Name == "7-1"
                && report.Annex.SelectMany(sheet => sheet.Ideas).Select(idea => idea.Name).SequenceEqual(new[] { "7-1", "7-3" })
                && report.Annex.SelectMany(sheet => sheet.Ideas).All(idea => idea.BuildsOn == null)
                && report.Figures.Ideas == 2);

    [Fact]
    public void leaves_out_dropped_findings_and_frees_their_ideas() =>
        Open.Idea(7, A, 1, "alone").Finding(First, 2, "dropped", (7, A)).Finding(Second, 2, "stands").Dropped(First)
            .Report.Should().Match<Report>(report =>
                report.Questions[1].Findings.Single().Name == "2.1" && report.Questions[1].Findings[0].Text == "stands"
                && report.Questions[1].InNone.Single().Name == "7-1" && report.Figures.Findings == 1);

    [Fact]
    public void says_under_its_question_which_ideas_are_in_none() =>
        Open.Idea(1, A, 1, "one").Idea(7, B, 1, "two").Idea(8, C, 2, "three").Idea(7, D, 1, "four").Finding(First, 1, "from afar", (7, B))
            .Report.Questions.Select(question => (string.Join(" ", question.InNone.Select(idea => idea.Name)), question.Ideas, string.Join(" ", question.Sheets)))
            .Should().Equal(("1-1", 1, "1"), ("7-2 8-1", 3, "7 8"), ("", 0, ""));

    [Fact]
    public void names_both_findings_of_an_idea_that_is_in_two() =>
        Open.Idea(7, A, 1, "twice").Finding(First, 2, "one", (7, A)).Finding(Second, 3, "two", (7, A))
            .OnlyIdea.Findings.Should().Equal("2.1", "3.1");

    [Fact]
    public void has_a_sheet_in_the_annex_for_every_table() =>
        Open.Report.Annex.Select(sheet => (sheet.Number, sheet.Question, sheet.Ideas.Length))
            .Should().Equal(Enumerable.Range(1, 12).Select(number => (number, (number - 1) / 4 + 1, 0)));

    [Theory, InlineData("fr", "fr"), InlineData("ru", "ru"), InlineData("de", "en")]
    public void asks_in_the_language_asked_for_or_in_English(string asked, string said) =>
        Open.In(asked).Questions.Should().OnlyContain(question => question.Language == said);

    [Fact]
    public void is_the_same_whatever_order_the_sheets_come_in()
    {
        var written = Open.Idea(7, A, 1, "a").Idea(2, B, 1, "b").Idea(9, C, 3, "c").Finding(First, 2, "found", (9, C), (2, B));
        Names(written.Reversed.Report).Should().Equal(Names(written.Report));

        static IEnumerable<string> Names(Report report) => report.Annex.SelectMany(sheet => sheet.Ideas).Select(idea => idea.Name)
            .Concat(report.Questions.SelectMany(question => question.Findings).SelectMany(finding => finding.Evidence).Select(idea => idea.Name));
    }

    [Fact]
    public void takes_the_day_from_the_start_and_before_it_from_the_plan()
    {
        Open.Report.Facts.DayMs.Should().Be(1_000);
        Open.Happened(new CafeEvent.PhaseBegun(0, 5_000)).Report.Facts.DayMs.Should().Be(5_000);
        Open.Happened(new CafeEvent.PhaseBegun(0, 5_000), new CafeEvent.PhaseBegun(4, 9_000)).Report.Facts.DayMs.Should().Be(5_000);
    }

    /// <summary>What people wrote and rapporteurs found, folded from events.</summary>
    sealed class Written(Attribution attribution)
    {
        readonly Setup setup = Presets.ItuEvening2013("An evening", attribution) with { PlannedStartMs = 1_000 };
        readonly Dictionary<int, Sheet> sheets = [];
        readonly Dictionary<int, Person> people = [];
        Harvest harvest = Harvest.Empty;
        Cafe cafe = Cafe.Evolve(Cafe.Unopened, new CafeEvent.Opened(Presets.ItuEvening2013("An evening", attribution) with { PlannedStartMs = 1_000 }));

        public Report Report => In("en");
        public ReportIdea OnlyIdea => Report.Annex.SelectMany(sheet => sheet.Ideas).Single();
        public Written Reversed
        {
            get
            {
                var other = new Written(attribution) { harvest = harvest, cafe = cafe };
                foreach (var (number, sheet) in sheets.Reverse()) other.sheets[number] = sheet;
                return other;
            }
        }

        public Report In(string language) => OpenTalks.Reports.Report.Of(setup, cafe, sheets, harvest, people.GetValueOrDefault, language);

        public Written Happened(params CafeEvent[] events)
        {
            cafe = events.Aggregate(cafe, Cafe.Evolve);
            return this;
        }

        public Written Person(int number, string name, string? organisation = null, string? group = null)
        {
            people[number] = OpenTalks.People.Person.Of(Id(99), number, new PersonDetails(name, Group: group, Organisation: organisation));
            return Happened(new CafeEvent.PersonCame(number, Role.Participant));
        }

        public Written Idea(int sheet, Guid idea, int round, string text, int? by = null, string? group = null, string language = "en", Guid? buildsOn = null) =>
            OnSheet(sheet, new SheetEvent.IdeaCaptured(idea, round, false, by, group, null, text, language, buildsOn));

        public Written TakenBack(int sheet, Guid idea) => OnSheet(sheet, new SheetEvent.IdeaTakenBack(idea));

        public Written Finding(Guid finding, int question, string text, params (int Sheet, Guid Idea)[] evidence) =>
            Harvested([new HarvestEvent.FindingAdded(finding, question, text), .. evidence.Select(idea => new HarvestEvent.IdeaGathered(finding, idea.Sheet, idea.Idea))]);

        public Written Dropped(Guid finding) => Harvested(new HarvestEvent.FindingDropped(finding));

        Written OnSheet(int number, SheetEvent happened)
        {
            sheets[number] = Sheet.Evolve(sheets.GetValueOrDefault(number) ?? Sheet.Blank, happened);
            return this;
        }

        Written Harvested(params HarvestEvent[] events)
        {
            harvest = events.Aggregate(harvest, Harvest.Evolve);
            return this;
        }
    }
}
