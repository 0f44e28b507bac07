using System.Collections.Immutable;
using CsCheck;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Harvests.Proposals;
using OpenTalks.Reports;
using OpenTalks.Sheets;

namespace OpenTalks.Domain.Tests.Reports;

/// <summary>Random cafés, harvested at random: the report leads both ways, whatever was decided.</summary>
public class Telling_what_became_of_every_idea
{
    static readonly Setup Setup = Presets.ItuEvening2013("An evening", Attribution.ChathamHouse);
    static readonly Cafe Cafe = Cafe.Evolve(Cafe.Unopened, new CafeEvent.Opened(Setup));

    sealed record Turn(int What, int One, int Other, int Third);

    static readonly Gen<Turn[]> Turns = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 39], Gen.Int[0, 39], Gen.Int[0, 5], (what, one, other, third) => new Turn(what, one, other, third)).Array[0, 60];

    [Fact]
    public void leads_from_findings_to_ideas_and_back() => Turns.Sample(turns =>
    {
        var (sheets, ideas) = Written(turns);
        var report = Report.Of(Setup, Cafe, sheets, Harvested(turns, ideas), _ => null, "en");

        var forth = report.Findings.SelectMany(finding => finding.Evidence.Concat(finding.Reservations.SelectMany(against => against.Evidence)).Select(idea => (finding.Name, idea.Name))).ToHashSet();
        var back = report.Ideas.SelectMany(idea => idea.Findings.Select(finding => (finding, idea.Name))).ToHashSet();
        forth.Should().BeEquivalentTo(back);

        report.Ideas.Select(idea => idea.Name).Should().OnlyHaveUniqueItems();
        foreach (var idea in report.Ideas)
            (idea.Fate != Fate.NotPlaced).Should().Be(!idea.InNone || idea.Theme != null || idea.Aside != null, "{0} is placed, set aside with a reason, or in the tray", idea);
        report.Figures.Ideas.Should().Be(report.Ideas.Count());
        report.Coverage.All.Ideas.Should().Be(report.Figures.Ideas);
        report.Themes.Sum(theme => theme.Findings.Length).Should().Be(report.Findings.Count(finding => finding.Theme != null));
    }, iter: 300);

    [Fact]
    public void lays_no_plate_over_another_and_none_beside_the_table() => Gen.Int[1, 12].Array[1, 40].Sample(tables =>
    {
        ImmutableArray<ReportTheme> themes = [.. tables.Select((n, i) => new ReportTheme(new Guid(i + 1, 0, 0, new byte[8]), 1, $"Theme {i}", [], [Idea(i)], [.. Enumerable.Range(1, n)], i % 2 == 0))];
        var report = Report.Of(Setup, Cafe, new Dictionary<int, Sheet>(), Harvest.Empty, _ => null, "en");
        var picture = Picture.Of(report with { Questions = [report.Questions[0] with { Themes = themes }] });
        picture.Plates.Should().HaveCount(Math.Min(24, tables.Length));
        picture.Left.Should().Be(Math.Max(0, tables.Length - 24));
        foreach (var (one, other) in picture.Plates.SelectMany((one, i) => picture.Plates.Skip(i + 1).Select(other => (one, other))))
        {
            Math.Sqrt(Math.Pow(one.X - other.X, 2) + Math.Pow(one.Y - other.Y, 2)).Should().BeGreaterThan(one.R + other.R);
            one.Theme.Tables.Length.Should().BeGreaterThanOrEqualTo(other.Theme.Tables.Length, "plates are in the order of their size");
            one.R.Should().BeGreaterThanOrEqualTo(other.R - 0.1);
        }
        picture.Plates.Should().OnlyContain(plate => Math.Sqrt(Math.Pow(plate.X - 200, 2) + Math.Pow(plate.Y - 200, 2)) + plate.R <= 200);
    }, iter: 60);

    static ReportIdea Idea(int i) => new(new Guid(i + 1, 1, 0, new byte[8]), 1, i + 1, 1, 1, "Linden", "x", "en", null, null, []);

    static (Dictionary<int, Sheet> Sheets, ImmutableArray<IdeaRef> Ideas) Written(Turn[] turns)
    {
        var sheets = new Dictionary<int, Sheet>();
        var ideas = ImmutableArray.CreateBuilder<IdeaRef>();
        for (var i = 0; i < 40; i++)
        {
            var (sheet, idea) = (i % 12 + 1, new Guid(i + 1, 2, 0, new byte[8]));
            Guid? below = i >= 12 && i % 3 == 0 ? new Guid(i - 11, 2, 0, new byte[8]) : null;
            sheets[sheet] = Sheet.Evolve(sheets.GetValueOrDefault(sheet) ?? Sheet.Blank, new SheetEvent.IdeaCaptured(idea, i % 3 + 1, false, null, null, null, $"Idea {i}", "en", below));
            ideas.Add(new IdeaRef(sheet, idea));
        }
        foreach (var turn in turns.Where(turn => turn.What == 11)) sheets[ideas[turn.One].Sheet] = Sheet.Evolve(sheets[ideas[turn.One].Sheet], new SheetEvent.IdeaTakenBack(ideas[turn.One].Idea));
        return (sheets, ideas.ToImmutable());
    }

    static Harvest Harvested(Turn[] turns, ImmutableArray<IdeaRef> ideas)
    {
        var harvest = Harvest.Empty;
        for (var i = 0; i < 6; i++) Happened(new HarvestEvent.FindingAdded(Id(i, 3), i % 3 + 1, $"Finding {i}"), new HarvestEvent.ThemeAdded(Id(i, 4), i % 3 + 1, $"Theme {i}"));
        foreach (var turn in turns)
        {
            var (one, other) = (ideas[turn.One], ideas[turn.Other]);
            switch (turn.What)
            {
                case 0 or 1 when !harvest.Findings.Single(finding => finding.Id == Id(turn.Third, 3)).Evidence.Contains(one): Happened(new HarvestEvent.IdeaGathered(Id(turn.Third, 3), one.Sheet, one.Idea)); break;
                case 2 or 3: Happened(new HarvestEvent.IdeaPlaced(Id(turn.Third, 4), one.Sheet, one.Idea)); break;
                case 4: Happened(new HarvestEvent.IdeaSetAside(one.Sheet, one.Idea, "a reason")); break;
                case 5 when one != other && !harvest.Merges.ContainsKey(one) && harvest.HeadOf(other) != one: Happened(new HarvestEvent.IdeasMerged(one.Sheet, one.Idea, other.Sheet, other.Idea)); break;
                case 6: Happened(new HarvestEvent.FindingDropped(Id(turn.Third, 3))); break;
                case 7: Happened(new HarvestEvent.ThemeDropped(Id(turn.Third, 4))); break;
                case 8: Happened(new HarvestEvent.FindingFiled(Id(turn.Third, 3), Id(turn.Third, 4))); break;
                case 9: Happened(new HarvestEvent.ReservationAdded(Id(turn.Third, 3), Id(turn.One, 5), ReservationKind.Minority, "Some differ.", [other])); break;
                case 10: Happened(new HarvestEvent.DissentDecided(one, other, DissentVerdict.Reservation)); break;
            }
        }
        return harvest;

        void Happened(params HarvestEvent[] events) => harvest = events.Aggregate(harvest, Harvest.Evolve);
    }

    static Guid Id(int i, short kind) => new(i + 1, kind, 0, new byte[8]);
}
