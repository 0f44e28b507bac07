using System.Collections.Immutable;
using System.Diagnostics;

namespace OpenTalks.Harvests;

/// <summary>
/// The harvest as rapporteurs see it; what was dropped stays, marked, so that it can be restored. harvest-view.ts folds the same
/// facts in the browser; both are tested on tests/fixtures/harvest. Places, what is aside and merges are in the ideas' order.
/// </summary>
public sealed record HarvestView(ImmutableArray<Finding> Findings)
{
    public ImmutableArray<Theme> Themes { get; init; } = [];
    public ImmutableArray<Placing> Places { get; init; } = [];
    public ImmutableArray<SettingAside> Aside { get; init; } = [];
    public ImmutableArray<Merging> Merges { get; init; } = [];
    public ImmutableArray<DissentAnswered> Answers { get; init; } = [];
    public bool NoDivergence { get; init; }
    public ImmutableArray<Sorting> Sortings { get; init; } = [];

    /// <summary>How many people have answered the questions at the close.</summary>
    public int Feedback { get; init; }

    public ImmutableArray<Publication> Publications { get; init; } = [];
    public ImmutableArray<Passage> Passages { get; init; } = [];
    public Readers Readers { get; init; }

    public static HarvestView Empty { get; } = new([]);

    public static HarvestView Of(Harvest harvest) => new(harvest.Findings)
    {
        Themes = harvest.Themes,
        Places = [.. harvest.Places.Select(place => new Placing(place.Key, place.Value))],
        Aside = [.. harvest.Aside.Select(aside => new SettingAside(aside.Key, aside.Value))],
        Merges = [.. harvest.Merges.Select(merge => new Merging(merge.Key, merge.Value))],
        Answers = harvest.Answers,
        NoDivergence = harvest.NoDivergence,
        Sortings = harvest.Sortings,
        Feedback = harvest.Feedback.Count,
        Publications = harvest.Publications,
        Passages = [.. harvest.Passages.Select(passage => new Passage(passage.Key, passage.Value))],
        Readers = harvest.Readers,
    };

    /// <summary>A fact folded twice is as folded once: a browser draws what waits in its outbox before the news of it comes.</summary>
    public static HarvestView Fold(HarvestView harvest, HarvestFact fact) => fact switch
    {
        HarvestFact.Added f => harvest.Findings.Any(finding => finding.Id == f.Finding)
            ? harvest : harvest with { Findings = harvest.Findings.Add(new Finding(f.Finding, f.Question, f.Text, [])) },
        HarvestFact.Worded f => harvest.With(f.Finding, finding => finding with { Text = f.Text }),
        HarvestFact.Dropped f => harvest.With(f.Finding, finding => finding with { Dropped = true }),
        HarvestFact.Restored f => harvest.With(f.Finding, finding => finding with { Dropped = false }),
        HarvestFact.Filed f => harvest.With(f.Finding, finding => finding with { Theme = f.Theme }),
        HarvestFact.Moved f => harvest with { Findings = Finding.Moved(harvest.Findings, f.Finding, f.Before) },
        HarvestFact.Gathered f => harvest.With(f.Finding, finding => finding.Evidence.Contains(new IdeaRef(f.Sheet, f.Idea))
            ? finding : finding with { Evidence = finding.Evidence.Add(new IdeaRef(f.Sheet, f.Idea)) }),
        HarvestFact.Released f => harvest.With(f.Finding, finding =>
            finding with { Evidence = finding.Evidence.Remove(new IdeaRef(f.Sheet, f.Idea)) }),
        HarvestFact.ReservationAdded f => harvest.With(f.Finding, finding => finding.Reservations.Any(kept => kept.Id == f.Reservation)
            ? finding : finding with { Reservations = finding.Reservations.Add(new Reservation(f.Reservation, f.Kind, f.Text, f.Evidence)) }),
        HarvestFact.ReservationWorded f => harvest.With(f.Finding, f.Reservation, kept => kept with { Text = f.Text }),
        HarvestFact.ReservationDropped f => harvest.With(f.Finding, f.Reservation, kept => kept with { Dropped = true }),
        HarvestFact.ReservationRestored f => harvest.With(f.Finding, f.Reservation, kept => kept with { Dropped = false }),
        HarvestFact.ReservationBacked f => harvest.With(f.Finding, f.Reservation, kept => kept.Evidence.Contains(new IdeaRef(f.Sheet, f.Idea))
            ? kept : kept with { Evidence = kept.Evidence.Add(new IdeaRef(f.Sheet, f.Idea)) }),
        HarvestFact.ReservationUnbacked f => harvest.With(f.Finding, f.Reservation, kept => kept with { Evidence = kept.Evidence.Remove(new IdeaRef(f.Sheet, f.Idea)) }),
        HarvestFact.ThemeAdded f => harvest.Themes.Any(theme => theme.Id == f.Theme)
            ? harvest : harvest with { Themes = harvest.Themes.Add(new Theme(f.Theme, f.Question, f.Name)) },
        HarvestFact.ThemeNamed f => harvest.WithTheme(f.Theme, theme => theme with { Name = f.Name }),
        HarvestFact.ThemeDropped f => harvest.WithTheme(f.Theme, theme => theme with { Dropped = true }),
        HarvestFact.ThemeRestored f => harvest.WithTheme(f.Theme, theme => theme with { Dropped = false }),
        HarvestFact.ThemeMoved f => harvest with { Themes = Theme.Moved(harvest.Themes, f.Theme, f.Before) },
        HarvestFact.Placed f => harvest with
        {
            Places = Put(harvest.Places, place => place.At, new Placing(new IdeaRef(f.Sheet, f.Idea), f.Theme)),
            Aside = Away(harvest.Aside, aside => aside.At, f.Sheet, f.Idea),
        },
        HarvestFact.Unplaced f => harvest with { Places = Away(harvest.Places, place => place.At, f.Sheet, f.Idea) },
        HarvestFact.SetAside f => harvest with
        {
            Places = Away(harvest.Places, place => place.At, f.Sheet, f.Idea),
            Aside = Put(harvest.Aside, aside => aside.At, new SettingAside(new IdeaRef(f.Sheet, f.Idea), f.Reason)),
        },
        HarvestFact.TakenUp f => harvest with { Aside = Away(harvest.Aside, aside => aside.At, f.Sheet, f.Idea) },
        HarvestFact.Merged f => harvest with { Merges = Put(harvest.Merges, merge => merge.At, new Merging(new IdeaRef(f.Sheet, f.Idea), new IdeaRef(f.IntoSheet, f.Into))) },
        HarvestFact.Unmerged f => harvest with { Merges = Away(harvest.Merges, merge => merge.At, f.Sheet, f.Idea) },
        HarvestFact.Decided f => harvest with { Answers = [.. harvest.Without(f.One, f.Other), new DissentAnswered(f.One, f.Other, f.Verdict)] },
        HarvestFact.Reopened f => harvest with { Answers = [.. harvest.Without(f.One, f.Other)] },
        HarvestFact.Divergence f => harvest with { NoDivergence = f.None },
        HarvestFact.Sorted f => harvest with { Sortings = Sorting.With(harvest.Sortings, new Sorting(f.Table, f.Sheet, f.Piles)) },
        HarvestFact.Feedback f => harvest with { Feedback = f.People },
        HarvestFact.Published f => harvest.Publications.Any(kept => kept.Version == f.Publication.Version)
            ? harvest : harvest with { Publications = harvest.Publications.Add(f.Publication) },
        HarvestFact.Withdrawn f => harvest.WithVersion(f.Version, withdrawn: true),
        HarvestFact.Reinstated f => harvest.WithVersion(f.Version, withdrawn: false),
        HarvestFact.PassageWritten f => harvest.Written(f.Passage, f.Text),
        HarvestFact.ReadersChosen f => harvest with { Readers = f.Readers },
        _ => throw new UnreachableException(fact.GetType().Name),
    };

    static ImmutableArray<T> Put<T>(ImmutableArray<T> list, Func<T, IdeaRef> at, T one)
    {
        var others = list.RemoveAll(kept => at(kept) == at(one));
        var place = 0;
        while (place < others.Length && IdeaRef.Order.Compare(at(others[place]), at(one)) < 0) place++;
        return others.Insert(place, one);
    }

    static ImmutableArray<T> Away<T>(ImmutableArray<T> list, Func<T, IdeaRef> at, int sheet, Guid idea) => list.RemoveAll(kept => at(kept) == new IdeaRef(sheet, idea));

    IEnumerable<DissentAnswered> Without(IdeaRef one, IdeaRef other) =>
        Answers.Where(kept => !(kept.One == one && kept.Other == other || kept.One == other && kept.Other == one));

    HarvestView WithVersion(int version, bool withdrawn) =>
        this with { Publications = [.. Publications.Select(kept => kept.Version == version ? kept with { Withdrawn = withdrawn } : kept)] };

    // By key, as the server has them.
    HarvestView Written(string key, string text)
    {
        var others = Passages.RemoveAll(kept => kept.Key == key);
        return this with { Passages = text == "" ? others : others.Insert(others.Count(kept => StringComparer.Ordinal.Compare(kept.Key, key) < 0), new Passage(key, text)) };
    }

    HarvestView With(Guid id, Func<Finding, Finding> change)
    {
        for (var i = 0; i < Findings.Length; i++)
            if (Findings[i].Id == id) return this with { Findings = Findings.SetItem(i, change(Findings[i])) };
        return this;
    }

    HarvestView With(Guid id, Guid reservation, Func<Reservation, Reservation> change) => With(id, finding => finding with
    {
        Reservations = [.. finding.Reservations.Select(kept => kept.Id == reservation ? change(kept) : kept)],
    });

    HarvestView WithTheme(Guid id, Func<Theme, Theme> change) => this with { Themes = [.. Themes.Select(theme => theme.Id == id ? change(theme) : theme)] };
}
