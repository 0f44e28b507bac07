using System.Collections.Immutable;

namespace OpenTalks.Cafes;

/// <summary>What is wrong with one field of a set-up.</summary>
/// <param name="Code">Has a text in every language: "link-unfit".</param>
/// <param name="Where">The field, as on the page: "title", "tables.2.link", "questions.0"; positions count from 0.</param>
public sealed record SetupFault(string Code, string Where);

/// <summary>What keeps a set-up from being a café. Whether it is a good one is the linter's business.</summary>
public static class SetupFaults
{
    /// <summary>In the order of the page; none means that the set-up can be kept.</summary>
    public static ImmutableArray<SetupFault> Of(Setup setup)
    {
        List<SetupFault> found = [.. Head(setup), .. Questions(setup), .. Tables(setup), .. Phases(setup)];
        return [.. found];
    }

    /// <summary>The set-up as it is kept: texts without control characters, links without blanks, phases with their rounds.</summary>
    public static Setup Tidied(Setup setup) => setup with
    {
        Title = Text.Line(setup.Title),
        Purpose = Text.Lines(setup.Purpose),
        Place = Text.Line(setup.Place),
        Organiser = Text.Line(setup.Organiser),
        Contact = Text.Line(setup.Contact),
        Chair = Text.Line(setup.Chair),
        Rapporteur = Text.Line(setup.Rapporteur),
        Consent = Text.Lines(setup.Consent),
        Consents = setup.Consents.Where(text => !Text.IsInvisible(Text.Lines(text.Value))).ToImmutableSortedDictionary(text => text.Key, text => Text.Lines(text.Value)),
        MainRoom = Link(setup.MainRoom),
        Questions = [.. setup.Questions.Select(question => question with
        {
            Texts = question.Texts.Where(text => !Text.IsInvisible(Text.Line(text.Value))).ToImmutableSortedDictionary(text => text.Key, text => Text.Line(text.Value)),
        })],
        Tables = [.. setup.Tables.Select(table => table with { Name = Text.Line(table.Name), Where = Text.Line(table.Where), Link = Link(table.Link) })],
        Phases = Rounds.Numbered(setup.Phases),
    };

    /// <summary>An absolute http or https address without a name or a password in it; anything else could run or mislead.</summary>
    public static bool IsLink(string text) =>
        text.Length <= Setup.LongestLink && Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme is "http" or "https"
        && link.Host.Length > 0 && link.UserInfo.Length == 0 && !text.Any(char.IsWhiteSpace) && text.Contains("://", StringComparison.Ordinal);

    static string? Link(string? text) => text is null || Text.IsInvisible(Text.Line(text)) ? null : Text.Line(text);

    static IEnumerable<SetupFault> Head(Setup setup)
    {
        if (Text.IsInvisible(setup.Title)) yield return new("title-missing", "title");
        if (setup.Title.Length > Setup.LongestTitle) yield return new("title-too-long", "title");
        if (setup.Purpose.Length > Setup.LongestText) yield return new("text-too-long", "purpose");
        if (setup.Consent.Length > Setup.LongestText) yield return new("text-too-long", "consent");
        foreach (var (language, text) in setup.Consents)
            if (text.Length > Setup.LongestText) yield return new("text-too-long", $"consents.{language}");
        foreach (var (where, text) in new[] { ("place", setup.Place), ("organiser", setup.Organiser), ("contact", setup.Contact), ("chair", setup.Chair), ("rapporteur", setup.Rapporteur) })
            if (text.Length > Setup.LongestLine) yield return new("text-too-long", where);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(setup.TimeZone, out _)) yield return new("time-zone-unknown", "zone");
        if (setup.MainRoom is { } room && !IsLink(room)) yield return new("link-unfit", "room");
        if (setup.Languages.IsEmpty || setup.Languages.Any(language => !People.Groups.Languages.Contains(language))) yield return new("languages-missing", "languages");
        if (setup.RetentionDays is < 1 or > Setup.MostRetentionDays) yield return new("retention-out-of-range", "retention");
        if (setup.Expected is < 0 or > 2000) yield return new("people-out-of-range", "expected");
        if (setup.BookedMinutes is < 0 or > 1440) yield return new("booked-out-of-range", "booked");
    }

    static IEnumerable<SetupFault> Questions(Setup setup)
    {
        if (setup.Questions.Length is 0 or > Setup.MostQuestions) yield return new("questions-out-of-range", "questions");
        for (var at = 0; at < setup.Questions.Length; at++)
        {
            var texts = setup.Questions[at].Texts;
            if (texts.IsEmpty) yield return new("question-empty", $"questions.{at}");
            if (texts.Values.Any(text => text.Length > Setup.LongestQuestion)) yield return new("question-too-long", $"questions.{at}");
        }
    }

    static IEnumerable<SetupFault> Tables(Setup setup)
    {
        if (setup.Tables.Length is 0 or > Setup.MostTables) yield return new("tables-out-of-range", "tables");
        var numbers = new HashSet<int>();
        var questions = setup.Questions.Select(question => question.Number).ToHashSet();
        for (var at = 0; at < setup.Tables.Length; at++)
        {
            var table = setup.Tables[at];
            if (table.Number is < 1 or > 999) yield return new("table-number-out-of-range", $"tables.{at}.number");
            else if (!numbers.Add(table.Number)) yield return new("table-number-twice", $"tables.{at}.number");
            if (Text.IsInvisible(table.Name)) yield return new("table-name-missing", $"tables.{at}.name");
            else if (table.Name.Length > Setup.LongestName) yield return new("table-name-too-long", $"tables.{at}.name");
            if (table.Seats is < 1 or > Setup.MostSeats) yield return new("seats-out-of-range", $"tables.{at}.seats");
            else if (table.Least < 1 || table.Least > table.Seats) yield return new("least-over-seats", $"tables.{at}.least");
            if (table.AccessSeats < 0 || table.AccessSeats > table.Seats) yield return new("access-over-seats", $"tables.{at}.access");
            if (table.Where.Length > Setup.LongestLine) yield return new("text-too-long", $"tables.{at}.where");
            if (table.Link is { } link && !IsLink(link)) yield return new("link-unfit", $"tables.{at}.link");
            if (!questions.Contains(table.Question)) yield return new("table-question-unknown", $"tables.{at}.question");
        }
    }

    static IEnumerable<SetupFault> Phases(Setup setup)
    {
        if (setup.Phases.Length > Setup.MostPhases) yield return new("phases-too-many", "phases");
        if (setup.Phases.All(phase => phase.Kind != PhaseKind.Talk)) yield return new("programme-without-round", "phases");
        var rounds = setup.Phases.Count(phase => phase.Kind == PhaseKind.Talk);
        for (var at = 0; at < setup.Phases.Length; at++)
        {
            var phase = setup.Phases[at];
            if (phase.LengthMs < (setup.Rehearsal ? 1 : 60_000) || phase.LengthMs > Setup.LongestPhaseMinutes * 60_000L) yield return new("phase-minutes-out-of-range", $"phases.{at}.minutes");
            if (phase.Kind == PhaseKind.WriteUp && phase.Round is null) yield return new("write-up-without-talk", $"phases.{at}");
            if (phase.Kind == PhaseKind.WriteUp && setup.Phases.Take(at).Any(before => before.Kind == PhaseKind.WriteUp && before.Round == phase.Round)) yield return new("write-up-twice", $"phases.{at}");
            if (phase.Kind == PhaseKind.Move && (phase.Round > rounds || phase.Round == 1)) yield return new("move-without-round", $"phases.{at}");
        }
    }
}
