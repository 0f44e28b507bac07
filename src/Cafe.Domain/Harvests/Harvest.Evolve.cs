using System.Collections.Immutable;
using System.Diagnostics;

namespace OpenTalks.Harvests;

public sealed partial record Harvest
{
    public static Harvest Evolve(Harvest harvest, HarvestEvent happened) => Moved(harvest, happened) with { Version = harvest.Version + 1 };

    static Harvest Moved(Harvest harvest, HarvestEvent happened) => happened switch
    {
        HarvestEvent.FindingAdded e => harvest with { Findings = harvest.Findings.Add(new Finding(e.Finding, e.Question, e.Text, [])) },
        HarvestEvent.FindingWorded e => harvest.With(e.Finding, finding => finding with { Text = e.Text }),
        HarvestEvent.FindingDropped e => harvest.With(e.Finding, finding => finding with { Dropped = true }),
        HarvestEvent.FindingRestored e => harvest.With(e.Finding, finding => finding with { Dropped = false }),
        HarvestEvent.FindingFiled e => harvest.With(e.Finding, finding => finding with { Theme = e.Theme }),
        HarvestEvent.FindingMoved e => harvest with { Findings = Finding.Moved(harvest.Findings, e.Finding, e.Before) },
        HarvestEvent.IdeaGathered e => harvest.With(e.Finding, finding =>
            finding with { Evidence = finding.Evidence.Add(new IdeaRef(e.Sheet, e.Idea)) }),
        HarvestEvent.IdeaReleased e => harvest.With(e.Finding, finding =>
            finding with { Evidence = finding.Evidence.Remove(new IdeaRef(e.Sheet, e.Idea)) }),
        HarvestEvent.ReservationAdded e => harvest.With(e.Finding, finding =>
            finding with { Reservations = finding.Reservations.Add(new Reservation(e.Reservation, e.Kind, e.Text, e.Evidence)) }),
        HarvestEvent.ReservationWorded e => harvest.With(e.Finding, e.Reservation, reservation => reservation with { Text = e.Text }),
        HarvestEvent.ReservationDropped e => harvest.With(e.Finding, e.Reservation, reservation => reservation with { Dropped = true }),
        HarvestEvent.ReservationRestored e => harvest.With(e.Finding, e.Reservation, reservation => reservation with { Dropped = false }),
        HarvestEvent.ReservationBacked e => harvest.With(e.Finding, e.Reservation, reservation => reservation with { Evidence = reservation.Evidence.Add(new IdeaRef(e.Sheet, e.Idea)) }),
        HarvestEvent.ReservationUnbacked e => harvest.With(e.Finding, e.Reservation, reservation => reservation with { Evidence = reservation.Evidence.Remove(new IdeaRef(e.Sheet, e.Idea)) }),
        HarvestEvent.ThemeAdded e => harvest with { Themes = harvest.Themes.Add(new Theme(e.Theme, e.Question, e.Name)) },
        HarvestEvent.ThemeNamed e => harvest.WithTheme(e.Theme, theme => theme with { Name = e.Name }),
        HarvestEvent.ThemeDropped e => harvest.WithTheme(e.Theme, theme => theme with { Dropped = true }),
        HarvestEvent.ThemeRestored e => harvest.WithTheme(e.Theme, theme => theme with { Dropped = false }),
        HarvestEvent.ThemeMoved e => harvest with { Themes = Theme.Moved(harvest.Themes, e.Theme, e.Before) },
        HarvestEvent.IdeaPlaced e => harvest with
        {
            Places = harvest.Places.SetItem(new IdeaRef(e.Sheet, e.Idea), e.Theme),
            Aside = harvest.Aside.Remove(new IdeaRef(e.Sheet, e.Idea)),
        },
        HarvestEvent.IdeaUnplaced e => harvest with { Places = harvest.Places.Remove(new IdeaRef(e.Sheet, e.Idea)) },
        HarvestEvent.IdeaSetAside e => harvest with
        {
            Places = harvest.Places.Remove(new IdeaRef(e.Sheet, e.Idea)),
            Aside = harvest.Aside.SetItem(new IdeaRef(e.Sheet, e.Idea), e.Reason),
        },
        HarvestEvent.IdeaTakenUp e => harvest with { Aside = harvest.Aside.Remove(new IdeaRef(e.Sheet, e.Idea)) },
        HarvestEvent.IdeasMerged e => harvest with { Merges = harvest.Merges.SetItem(new IdeaRef(e.Sheet, e.Idea), new IdeaRef(e.IntoSheet, e.Into)) },
        HarvestEvent.MergeUndone e => harvest with { Merges = harvest.Merges.Remove(new IdeaRef(e.Sheet, e.Idea)) },
        HarvestEvent.DissentDecided e => harvest with { Answers = [.. harvest.Without(e.One, e.Other), new DissentAnswered(e.One, e.Other, e.Verdict)] },
        HarvestEvent.DissentReopened e => harvest with { Answers = [.. harvest.Without(e.One, e.Other)] },
        HarvestEvent.DivergenceSaid e => harvest with { NoDivergence = e.None },
        HarvestEvent.SheetSorted e => harvest with { Sortings = Sorting.With(harvest.Sortings, new Sorting(e.Table, e.Sheet, e.Piles)) },
        HarvestEvent.FeedbackGiven e => harvest with { Feedback = harvest.Feedback.SetItem(e.By, e.Answers) },
        HarvestEvent.ReportPublished e => harvest with { Publications = harvest.Publications.Add(new Publication(e.Version, e.By, e.AtMs, e.Harvest, e.Sheets, e.Template, Cafe: e.Cafe)) },
        HarvestEvent.ReportWithdrawn e => harvest.WithVersion(e.Version, withdrawn: true),
        HarvestEvent.ReportReinstated e => harvest.WithVersion(e.Version, withdrawn: false),
        HarvestEvent.PassageWritten e => harvest with { Passages = e.Text == "" ? harvest.Passages.Remove(e.Passage) : harvest.Passages.SetItem(e.Passage, e.Text) },
        HarvestEvent.ReadersChosen e => harvest with { Readers = e.Readers },
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    Harvest With(Guid id, Func<Finding, Finding> change) =>
        this with { Findings = [.. Findings.Select(finding => finding.Id == id ? change(finding) : finding)] };

    Harvest With(Guid id, Guid reservation, Func<Reservation, Reservation> change) => With(id, finding => finding with
    {
        Reservations = [.. finding.Reservations.Select(kept => kept.Id == reservation ? change(kept) : kept)],
    });

    Harvest WithTheme(Guid id, Func<Theme, Theme> change) => this with { Themes = [.. Themes.Select(theme => theme.Id == id ? change(theme) : theme)] };

    Harvest WithVersion(int version, bool withdrawn) =>
        this with { Publications = [.. Publications.Select(kept => kept.Version == version ? kept with { Withdrawn = withdrawn } : kept)] };

    IEnumerable<DissentAnswered> Without(IdeaRef one, IdeaRef other) => Answers.Where(answer => answer != AnswerTo(one, other));
}
