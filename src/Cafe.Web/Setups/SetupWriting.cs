using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using OpenTalks.Cafes;
using OpenTalks.Web.Cafes;
using OpenTalks.Web.Layout;

namespace OpenTalks.Web.Setups;

/// <summary>Puts a set-up into the fields of its form.</summary>
public static class SetupWriting
{
    /// <param name="version">The café's count of changes, which a change names.</param>
    public static SetupForm Of(Setup setup, int version)
    {
        var fields = ImmutableDictionary.CreateBuilder<string, string>();
        fields["version"] = $"{version}";
        fields["title"] = setup.Title;
        fields["purpose"] = setup.Purpose;
        fields["place"] = setup.Place;
        fields["zone"] = setup.TimeZone;
        if (setup.PlannedStartMs is { } start)
        {
            var from = CafeTime.At(start, setup.TimeZone);
            fields["date"] = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            fields["time"] = from.ToString("HH:mm", CultureInfo.InvariantCulture);
        }
        fields["room"] = setup.MainRoom ?? "";
        fields["organiser"] = setup.Organiser;
        fields["contact"] = setup.Contact;
        fields["chair"] = setup.Chair;
        fields["rapporteur"] = setup.Rapporteur;
        Agreement(fields, setup);
        fields["expected"] = setup.Expected > 0 ? $"{setup.Expected}" : "";
        fields["booked"] = setup.BookedMinutes > 0 ? $"{setup.BookedMinutes}" : "";
        fields["format"] = Kebab(setup.Format);
        fields["hosts"] = Kebab(setup.HostsDo);
        if (setup.LastRoundHome) fields["home"] = "on";
        foreach (var language in setup.Languages) fields[$"languages.{language}"] = "on";
        for (var at = 0; at < setup.Questions.Length; at++)
        {
            fields[$"questions.{at}.number"] = $"{setup.Questions[at].Number}";
            foreach (var (language, text) in setup.Questions[at].Texts) fields[$"questions.{at}.{language}"] = text;
        }
        for (var at = 0; at < setup.Tables.Length; at++) Table(fields, at, setup.Tables[at]);
        for (var at = 0; at < setup.Phases.Length; at++)
        {
            fields[$"phases.{at}.kind"] = Kebab(setup.Phases[at].Kind);
            fields[$"phases.{at}.minutes"] = (setup.Phases[at].LengthMs / 60_000m).ToString("0.##", CultureInfo.InvariantCulture);
            if (setup.Phases[at].Waits) fields[$"phases.{at}.waits"] = "on";
        }
        return new(fields.ToImmutable());
    }

    /// <summary>The name of a value in forms and keys: "question-per-table".</summary>
    public static string Kebab<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    static void Agreement(ImmutableDictionary<string, string>.Builder fields, Setup setup)
    {
        fields["attribution"] = setup.Attribution.Name();
        fields["consent"] = setup.Consent;
        foreach (var (language, text) in setup.Consents) fields[$"consents.{language}"] = text;
        if (setup.PreModerated) fields["premoderated"] = "yes";
        fields["retention"] = $"{setup.RetentionDays}";
    }

    static void Table(ImmutableDictionary<string, string>.Builder fields, int at, Table table)
    {
        fields[$"tables.{at}.number"] = $"{table.Number}";
        fields[$"tables.{at}.name"] = table.Name;
        fields[$"tables.{at}.least"] = $"{table.Least}";
        fields[$"tables.{at}.seats"] = $"{table.Seats}";
        fields[$"tables.{at}.place"] = Kebab(table.Place);
        fields[$"tables.{at}.question"] = $"{table.Question}";
        fields[$"tables.{at}.where"] = table.Where;
        fields[$"tables.{at}.link"] = table.Link ?? "";
        fields[$"tables.{at}.access"] = table.AccessSeats > 0 ? $"{table.AccessSeats}" : "";
    }
}
