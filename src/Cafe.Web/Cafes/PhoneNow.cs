using System.Globalization;
using System.Text.Json;
using OpenTalks.Cafes;

namespace OpenTalks.Web.Cafes;

/// <summary>What there is to do at the moment of a page's making; phone-now.ts goes on from there.</summary>
public sealed record PhoneNow(MeView Me, long AtMs)
{
    /// <summary>The moment stands in the page's embedded values, so that both speak of the same one.</summary>
    public static PhoneNow Of(MeView me, string boot)
    {
        using var values = JsonDocument.Parse(boot);
        return new PhoneNow(me, values.RootElement.GetProperty("me").GetProperty("at").GetInt64());
    }

    public Position? Here => Me.Programme.At(AtMs);

    public Phase? Phase => Here is { } here ? Me.Programme.Phases[here.Phase] : null;

    /// <summary>The round that runs or to which people move; 0 before the first.</summary>
    public int Round
    {
        get
        {
            for (var phase = Here?.Phase ?? -1; phase >= 0; phase--)
                if (Me.Programme.Phases[phase].Round is { } round) return round;
            return 0;
        }
    }

    public Stop? Stop => Me.Route.FirstOrDefault(stop => stop.Round == Round);

    /// <summary>Whole minutes, rounded up.</summary>
    public int MinutesLeft => (int)Math.Max(0, (long)Math.Ceiling((Here?.LeftMs ?? 0) / 60_000.0));

    /// <summary>Minutes of the write-up that follows.</summary>
    public int MinutesToWrite => Me.Programme.IndexOf(PhaseKind.WriteUp, Round) is >= 0 and var phase
        ? (int)Math.Round(Me.Programme.Phases[phase].LengthMs / 60_000.0) : 0;

    /// <summary>"1:42"; null where the phase waits or nothing runs.</summary>
    public string? Digits
    {
        get
        {
            if (Here is not { } here || Phase is { Waits: true }) return null;
            var seconds = Math.Max(0, (long)Math.Ceiling(here.LeftMs / 1000.0));
            return string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");
        }
    }

    /// <summary>What remains for the ring, 0 to 100.</summary>
    public double Share => Here is { } here && Phase is { LengthMs: > 0 } phase ? Math.Clamp(100.0 * here.LeftMs / phase.LengthMs, 0, 100) : 0;

    /// <summary>The ring's warning.</summary>
    public string? Warning => Here is not { } here || Phase is { Waits: true } ? null : here.LeftMs <= 0 ? "over" : here.LeftMs <= 120_000 ? "soon" : null;
}
