using System.Collections.Immutable;
using System.Globalization;
using OpenTalks.Cafes;
using OpenTalks.People;
using OpenTalks.Rotations;

namespace OpenTalks.Web.Setups;

/// <summary>Reads a set-up from its form, and says of each field what is wrong with it.</summary>
public sealed class SetupReading
{
    readonly SetupForm form;
    readonly List<SetupFault> faults = [];

    SetupReading(SetupForm form) => this.form = form;

    /// <summary>Where a field could not be read, a usual value stands in the set-up; it is not to be kept while there is a fault.</summary>
    public static (Setup Setup, ImmutableArray<SetupFault> Faults) Of(SetupForm form)
    {
        var reading = new SetupReading(form);
        var setup = SetupFaults.Tidied(reading.Read());
        var unread = reading.faults.Select(fault => fault.Where).ToHashSet(StringComparer.Ordinal);
        return (setup, [.. reading.faults, .. SetupFaults.Of(setup).Where(fault => !unread.Contains(fault.Where))]);
    }

    Setup Read()
    {
        ImmutableArray<Question> questions = [.. Enumerable.Range(0, form.Count("questions")).Select(ReadQuestion)];
        return new(
            Text("title"), Text("purpose"), Text("place"), form["zone"].Trim(), Start(), Text("organiser"), Text("contact"),
            Choice<Attribution>("attribution"), [.. Groups.Languages.Where(language => form.Has($"languages.{language}"))], questions,
            [.. Enumerable.Range(0, form.Count("tables")).Select(ReadTable)],
            [.. Enumerable.Range(0, form.Count("phases")).Select(ReadPhase)],
            Number("retention", 30), Text("room"), Text("chair"), Text("rapporteur"), Text("consent"),
            Choice<Format>("format"), Choice<HostsDo>("hosts"), form.Has("home"), Number("expected", 0, mayBeEmpty: true), Number("booked", 0, mayBeEmpty: true),
            PreModerated: form.Has("premoderated"))
        {
            Consents = Groups.Languages.Where(language => form.Has($"consents.{language}")).ToImmutableSortedDictionary(language => language, language => Text($"consents.{language}")),
        };
    }

    Question ReadQuestion(int at) => new(Number($"questions.{at}.number", at + 1),
        Groups.Languages.Where(language => form.Has($"questions.{at}.{language}")).ToImmutableSortedDictionary(language => language, language => Text($"questions.{at}.{language}")));

    Table ReadTable(int at)
    {
        string Of(string name) => $"tables.{at}.{name}";
        var least = form[Of("least")].Trim();
        var seats = Number(Of("seats"), 5);
        return new Table(Number(Of("number"), at + 1), Text(Of("name")), least.Length > 0 ? Number(Of("least"), Math.Min(3, seats)) : Math.Min(3, seats), seats,
            Choice<TablePlace>(Of("place")), Number(Of("question"), 1), Text(Of("where")), Text(Of("link")), Number(Of("access"), 0, mayBeEmpty: true));
    }

    Phase ReadPhase(int at)
    {
        var minutes = form[$"phases.{at}.minutes"].Trim().Replace(',', '.');
        var read = decimal.TryParse(minutes, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var length) && length <= 10_000;
        if (!read) faults.Add(new("number-unreadable", $"phases.{at}.minutes"));
        return new Phase(Choice<PhaseKind>($"phases.{at}.kind"), null, read ? (long)(length * 60_000) : 60_000, form.Has($"phases.{at}.waits"));
    }

    long? Start()
    {
        var (date, time) = (form["date"].Trim(), form["time"].Trim());
        if (date.Length == 0 && time.Length == 0) return null;
        if (!DateTime.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Fault("date-unreadable", "date");
        if (!TimeOnly.TryParseExact(time, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return Fault("time-unreadable", "time");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(form["zone"].Trim(), out var zone)) return null;
        var local = day + at.ToTimeSpan();
        // In the hour that a clock leaps over, the offset of before it.
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }

    long? Fault(string code, string where)
    {
        faults.Add(new(code, where));
        return null;
    }

    string Text(string name)
    {
        var text = form[name];
        if (OpenTalks.Text.IsStorable(text)) return text;
        faults.Add(new("text-unreadable", name));
        return "–";
    }

    int Number(string name, int usual, bool mayBeEmpty = false)
    {
        var typed = form[name].Trim();
        if (mayBeEmpty && typed.Length == 0) return usual;
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        faults.Add(new("number-unreadable", name));
        return usual;
    }

    /// <summary>What no form of ours could say is the first value there is.</summary>
    T Choice<T>(string name) where T : struct, Enum => Enum.GetValues<T>().FirstOrDefault(value => SetupWriting.Kebab(value) == form[name]);
}
