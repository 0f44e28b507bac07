using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.People;
using OpenTalks.Rotations;
using OpenTalks.Web.Layout;
using OpenTalks.Web.Rotation;

namespace OpenTalks.Web.Setups;

/// <summary>One way to mend a finding.</summary>
/// <param name="Do">What the button asks for (<see cref="SetupActs"/>); null where only a person can.</param>
/// <param name="Field">The field to go to, where <paramref name="Do"/> is null; "people" is the list of people.</param>
public sealed record SetupRemedy(string Label, string? Do, string? Field);

/// <summary>Something that does not add up, in words, and how to mend it with one click.</summary>
public sealed record SetupFinding(string Text, ImmutableArray<SetupRemedy> Remedies);

/// <summary>What the linter and the set-up's own checks say.</summary>
/// <param name="Fine">What adds up; said where nothing is to be mended.</param>
public sealed record SetupFindings(ImmutableArray<SetupFinding> Found, ImmutableArray<string> Fine)
{
    /// <summary>From here on nobody at a table can be guessed by there being so few.</summary>
    const int Enough = 4;

    static readonly string[] Either = ["fewer", "more"];

    /// <param name="known">What is said of the people who are known by now.</param>
    public static SetupFindings Of(Setup setup, IReadOnlyCollection<PersonDetails> known, Words words)
    {
        var draft = LinterDraft.Of(setup).With(setup, known);
        var said = new Saying(words);
        List<SetupFinding> found = [.. Linter.Check(draft).Select(finding => Linted(finding, words, said)), .. Languages(setup, words), .. OfTables(setup, words)];
        return new([.. found], found.Count > 0 ? [] :
        [
            words.Say("linter.fine-sizes", ("people", draft.People), ("tables", draft.Tables), ("least", draft.People / draft.Tables), ("most", (draft.People + draft.Tables - 1) / draft.Tables)),
            words.Say("linter.fine-questions", ("rounds", draft.Rounds), ("questions", Math.Max(draft.Questions, draft.RoundQuestions))),
            words["linter.fine-pairs"],
            words.Say("linter.fine-minutes", ("minutes", setup.Phases.Sum(phase => phase.LengthMs) / 60_000)),
        ]);
    }

    /// <summary>One finding of the linter in words.</summary>
    public static SetupFinding Linted(Finding finding, Words words, Saying said)
    {
        var remedy = finding.Remedy;
        SetupRemedy Button(string value, string key) => new(Plain(said.Of($"linter.remedy-{key}", remedy)), $"{remedy.Code}:{value}", null);
        ImmutableArray<SetupRemedy> remedies = remedy.Code switch
        {
            // Only people can do it: from the list of people.
            "add-bridges" or "name-hosts" => [new(Plain(said.Of($"linter.remedy-{remedy.Code}", remedy)), null, "people")],
            // Fewer tables or more, or only more.
            "use-tables" when remedy.With.TryGetValue("tables", out var tables) => [Button(tables, "use-tables")],
            "use-tables" => [.. Either.Where(remedy.With.ContainsKey).Select(which => UseTables(remedy.With[which], words, said))],
            "complete-set-up" => [new(Plain(said.Of("linter.remedy-complete-set-up", remedy)), null, finding.What.With.GetValueOrDefault("tables") == "0" ? "tables" : "phases")],
            _ => [Button(remedy.With.Values.FirstOrDefault() ?? "", remedy.Code)],
        };
        return new(said.Of($"linter.found-{finding.What.Code}", finding.What), remedies);
    }

    static SetupRemedy UseTables(string tables, Words words, Saying said) =>
        new(Plain(said.Of("linter.remedy-use-tables", Remark.Of("use-tables", ("tables", tables)))), $"use-tables:{tables}", null);

    static IEnumerable<SetupFinding> Languages(Setup setup, Words words) =>
        from at in Enumerable.Range(0, setup.Questions.Length)
        from language in setup.Languages
        where !setup.Questions[at].Texts.ContainsKey(language)
        select new SetupFinding(words.Say("setup.found-question-without-text", ("number", at + 1), ("language", words[$"seating.language-{language}"])),
        [
            new(words["setup.remedy-write"], null, $"questions.{at}.{language}"),
            .. setup.Languages.Length > 1 ? [new SetupRemedy(words.Say("setup.remedy-drop-language", ("language", words[$"seating.language-{language}"])), $"drop-language:{language}", null)] : Array.Empty<SetupRemedy>(),
        ]);

    static IEnumerable<SetupFinding> OfTables(Setup setup, Words words)
    {
        if (setup.Attribution != Attribution.Open && setup.Tables.Any(table => table.Least < Enough && table.Seats >= Enough))
            yield return new(words.Say("setup.found-few-can-be-guessed", ("people", Enough)), [new(words.Say("setup.remedy-set-min", ("min", Enough)), $"set-min:{Enough}", null)]);
        var unreached = setup.MainRoom is null ? setup.Tables.IndexOf(setup.Tables.FirstOrDefault(table => table.Place == TablePlace.Remote && table.Link is null)!) : -1;
        if (unreached >= 0)
            yield return new(words.Say("setup.found-remote-without-link", ("number", setup.Tables[unreached].Number)), [new(words["setup.remedy-write-link"], null, $"tables.{unreached}.link")]);
        var asked = setup.Tables.Select(table => table.Question).ToHashSet();
        if (LinterDraft.OnTables(setup) && setup.Questions.FirstOrDefault(question => !asked.Contains(question.Number)) is { } nowhere)
            yield return new(words.Say("setup.found-question-on-no-table", ("number", setup.Questions.IndexOf(nowhere) + 1)), [new(words["setup.remedy-deal"], "deal", null)]);
    }

    static string Plain(string sentence) => sentence.TrimEnd('.', '。', ' ');
}
