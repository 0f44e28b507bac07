using System.Globalization;
using OpenTalks.Cafes;

namespace OpenTalks.Web.Setups;

/// <summary>Rounds of the programme in the form: a talk, its write-up, and before every round but the first a move.</summary>
static class SetupRounds
{
    public static (SetupForm Form, string? Where) Add(SetupForm form)
    {
        var kinds = Kinds(form);
        var talk = kinds.FindLastIndex(kind => kind == "talk");
        var after = talk + 1;
        while (after < kinds.Count && kinds[after] == "write-up") after++;
        if (talk < 0 && kinds.Count > 0) after = Math.Min(kinds.Count, 1);
        var (minutes, at) = (talk < 0 ? "18" : form[$"phases.{talk}.minutes"], after);
        if (talk >= 0) form = form.Added("phases", after++, ("kind", "move"), ("minutes", Usual(form, kinds, "move", "4")));
        form = form.Added("phases", after++, ("kind", "talk"), ("minutes", minutes));
        return (form.Added("phases", after, ("kind", "write-up"), ("minutes", Usual(form, kinds, "write-up", "2"))), $"phases.{(talk < 0 ? at : at + 1)}.minutes");
    }

    /// <summary>So many rounds: the last ones go, or more like the last one come.</summary>
    public static SetupForm Set(SetupForm form, int rounds)
    {
        if (rounds is < 1 or > Setup.MostPhases / 3) return form;
        while (Kinds(form).Count(kind => kind == "talk") < rounds) form = Add(form).Form;
        while (Kinds(form) is var kinds && kinds.Count(kind => kind == "talk") > rounds)
        {
            var talk = kinds.LastIndexOf("talk");
            var from = talk > 0 && kinds[talk - 1] == "move" ? talk - 1 : talk;
            var until = talk + 1 < kinds.Count && kinds[talk + 1] == "write-up" ? talk + 1 : talk;
            form = form.Arranged("phases", Enumerable.Range(0, kinds.Count).Where(at => at < from || at > until));
        }
        return form;
    }

    public static SetupForm Minutes(SetupForm form, PhaseKind kind, int? minutes)
    {
        if (minutes is not (>= 1 and <= Setup.LongestPhaseMinutes)) return form;
        var name = SetupWriting.Kebab(kind);
        return SetupActs.Places(form, "phases").Where(at => form[$"phases.{at}.kind"] == name).Aggregate(form, (with, at) => with.With($"phases.{at}.minutes", minutes.Value));
    }

    /// <summary>Each talk gets a write-up of so many minutes, which are taken from the talk where it had none.</summary>
    public static SetupForm WriteUp(SetupForm form, int minutes)
    {
        form = Minutes(form, PhaseKind.WriteUp, minutes);
        for (var at = 0; at < form.Count("phases"); at++)
        {
            if (form[$"phases.{at}.kind"] != "talk" || form[$"phases.{at + 1}.kind"] == "write-up") continue;
            if (int.TryParse(form[$"phases.{at}.minutes"], NumberStyles.None, CultureInfo.InvariantCulture, out var talk) && talk > 2 * minutes) form = form.With($"phases.{at}.minutes", talk - minutes);
            form = form.Added("phases", at + 1, ("kind", "write-up"), ("minutes", $"{minutes}"));
        }
        return form;
    }

    static List<string> Kinds(SetupForm form) => [.. SetupActs.Places(form, "phases").Select(at => form[$"phases.{at}.kind"])];

    static string Usual(SetupForm form, List<string> kinds, string kind, string usual) =>
        kinds.LastIndexOf(kind) is >= 0 and var at ? form[$"phases.{at}.minutes"] : usual;
}
