using System.Globalization;
using OpenTalks.Cafes;
using OpenTalks.People;

namespace OpenTalks.Web.Setups;

/// <summary>
/// What a button of the set-up does to the form, as it is typed: "add:tables", "down:phases:3", "use-tables:12". The linter's remedies
/// are among them. What cannot be done leaves the form as it is.
/// </summary>
public static class SetupActs
{
    /// <summary>The form afterwards, and the field to go on at.</summary>
    /// <param name="language">Of names for new tables.</param>
    public static (SetupForm Form, string? Where) Do(SetupForm form, string act, string language)
    {
        var parts = act.Split(':');
        var (what, list, number) = (parts[0], parts.ElementAtOrDefault(1) ?? "", Number(parts.ElementAtOrDefault(2)));
        return what switch
        {
            "add" when list == "questions" => AddQuestion(form),
            "add" when list == "tables" => (WithTables(form, form.Count("tables") + 1, language, deal: false), $"tables.{form.Count("tables")}.name"),
            "add" when list == "phases" => (form.Added("phases", null, Phase(form["new-phase"])), $"phases.{form.Count("phases")}.minutes"),
            "add-round" => SetupRounds.Add(form),
            "remove" when list == "questions" => (WithoutQuestion(form, number ?? -1), "questions"),
            "remove" => (form.Arranged(list, Places(form, list).Where(at => at != number)), list),
            "up" => Swap(form, list, number, -1),
            "down" => Swap(form, list, number, 1),
            "names" => (Named(form, list, language), "tables.0.name"),
            "use-tables" => (WithTables(form, Number(list) ?? form.Count("tables"), language, deal: true), "tables"),
            "deal" => (Dealt(form), "tables"),
            "set-min" => (All(form, "tables", "least", Number(list)), "tables"),
            "add-access-seats" => (WithAccessSeats(form, Number(list) ?? 1), "tables"),
            "remote-seats" => (WithRemoteSeats(form), "tables"),
            "set-rounds" => (SetupRounds.Set(form, Number(list) ?? 1), "phases"),
            "set-talk" => (SetupRounds.Minutes(form, PhaseKind.Talk, Number(list)), "phases"),
            "set-write-up" => (SetupRounds.WriteUp(form, Number(list) ?? 2), "phases"),
            "hosts-travel-in-last-round" => (form.With("hosts", "travel-in-last-round"), "hosts"),
            "drop-language" when Groups.Languages.Contains(list) => (form.With($"languages.{list}", null), "languages"),
            _ => (form, null),
        };
    }

    static (SetupForm, string?) AddQuestion(SetupForm form)
    {
        var number = Numbers(form, "questions").DefaultIfEmpty().Max() + 1;
        return (form.Added("questions", null, ("number", $"{number}")), $"questions.{form.Count("questions")}.{Groups.Languages.FirstOrDefault(language => form.Has($"languages.{language}")) ?? "en"}");
    }

    /// <summary>Its tables get the questions that stay.</summary>
    static SetupForm WithoutQuestion(SetupForm form, int at)
    {
        if (at < 0 || at >= form.Count("questions")) return form;
        var gone = form[$"questions.{at}.number"];
        var without = form.Arranged("questions", Places(form, "questions").Where(place => place != at));
        var left = Numbers(without, "questions");
        var next = 0;
        foreach (var table in Places(form, "tables"))
            if (left.Count > 0 && form[$"tables.{table}.question"] == gone) without = without.With($"tables.{table}.question", left[next++ % left.Count]);
        return without;
    }

    static (SetupForm, string?) Swap(SetupForm form, string list, int? number, int by)
    {
        var places = Places(form, list).ToList();
        if (number is not { } at || at < 0 || at >= places.Count || at + by < 0 || at + by >= places.Count) return (form, null);
        (places[at], places[at + by]) = (places[at + by], places[at]);
        return (form.Arranged(list, places), $"{list}.{at + by}");
    }

    static SetupForm Named(SetupForm form, string list, string language)
    {
        if (!TableNames.Lists.Contains(list)) return form;
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var at in Places(form, "tables"))
        {
            var name = TableNames.Next(list, language, taken);
            taken.Add(name);
            form = form.With($"tables.{at}.name", name);
        }
        return form;
    }

    /// <param name="deal">Shares the questions out among the tables again.</param>
    static SetupForm WithTables(SetupForm form, int tables, string language, bool deal)
    {
        if (tables is < 1 or > Setup.MostTables) return form;
        var taken = Places(form, "tables").Select(at => form[$"tables.{at}.name"]).ToHashSet(StringComparer.Ordinal);
        if (form.Count("tables") > tables) form = form.Arranged("tables", Enumerable.Range(0, tables));
        for (var at = form.Count("tables"); at < tables; at++)
        {
            string Like(string name, string usual) => at > 0 ? form[$"tables.{at - 1}.{name}"] : usual;
            var name = TableNames.Next("trees", language, taken);
            taken.Add(name);
            form = form.Added("tables", null,
                ("number", $"{Numbers(form, "tables").DefaultIfEmpty().Max() + 1}"), ("name", name), ("least", Like("least", "3")), ("seats", Like("seats", "5")),
                ("place", Like("place", "mixed")), ("question", Like("question", form["questions.0.number"])), ("where", ""), ("link", ""));
        }
        return deal ? Dealt(form) : form;
    }

    static SetupForm Dealt(SetupForm form)
    {
        var questions = Numbers(form, "questions");
        var tables = form.Count("tables");
        for (var at = 0; at < tables && questions.Count > 0; at++)
            form = form.With($"tables.{at}.question", questions[Presets.QuestionOf(at + 1, tables, questions.Count) - 1]);
        return form;
    }

    /// <summary>One more for each table in turn that people can go to, as many as are missing.</summary>
    static SetupForm WithAccessSeats(SetupForm form, int missing)
    {
        var tables = Places(form, "tables").Where(at => form[$"tables.{at}.place"] != "remote").ToList();
        for (var next = 0; missing > 0 && next < tables.Count * Setup.MostSeats; next++)
        {
            var (name, seats) = ($"tables.{tables[next % tables.Count]}.access", Number(form[$"tables.{tables[next % tables.Count]}.seats"]) ?? 0);
            if ((Number(form[name]) ?? 0) is var had && had >= seats) continue;
            (form, missing) = (form.With(name, had + 1), missing - 1);
        }
        return form;
    }

    /// <summary>Tables in the room take remote people too.</summary>
    static SetupForm WithRemoteSeats(SetupForm form) => Places(form, "tables").Aggregate(form, (with, at) =>
        form[$"tables.{at}.place"] == "room" ? with.With($"tables.{at}.place", "mixed") : with);

    static SetupForm All(SetupForm form, string list, string name, int? number) =>
        number is { } value ? Places(form, list).Aggregate(form, (with, at) => with.With($"{list}.{at}.{name}", value)) : form;

    static (string, string)[] Phase(string kind) => [("kind", kind is "" ? "talk" : kind), ("minutes", kind switch { "move" => "4", "write-up" or "reflection" => "2", "talk" => "18", _ => "10" })];

    internal static IEnumerable<int> Places(SetupForm form, string list) => Enumerable.Range(0, form.Count(list));

    static List<int> Numbers(SetupForm form, string list) =>
        [.. Places(form, list).Select(at => Number(form[$"{list}.{at}.number"])).Where(number => number is not null).Select(number => number!.Value)];

    static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
