using System.Globalization;
using OpenTalks.Cafes;

namespace OpenTalks.Web.Cafes;

/// <summary>What the console's clock shows at one moment. console-now.ts makes the same.</summary>
/// <param name="Digits">What is left; what has gone by where the phase waits for the facilitator.</param>
/// <param name="Left">Of the ring, 0 to 100; whole again, in its last colour, when nothing is left.</param>
/// <param name="Ring">"soon" from two minutes, "over" at zero, else null.</param>
/// <param name="Next">Index of the phase that the filled button begins; null after the last.</param>
public sealed record ConsoleNow(Position? Here, Phase? Phase, string Digits, double Left, string? Ring, int? Next)
{
    const long SoonMs = 2 * 60_000;

    public static ConsoleNow Of(Programme programme, long nowMs)
    {
        if (programme.At(nowMs) is not { } here) return new ConsoleNow(null, null, "", 100, null, 0);
        var phase = programme.Phases[here.Phase];
        var left = Math.Max(0, here.LeftMs);
        return new ConsoleNow(
            here, phase,
            Clock(phase.Waits ? phase.LengthMs - here.LeftMs : left),
            left > 0 ? Math.Min(100, 100.0 * left / phase.LengthMs) : 100,
            left == 0 ? "over" : left <= SoonMs ? "soon" : null,
            here.Phase + 1 < programme.Phases.Length ? here.Phase + 1 : null);
    }

    /// <summary>"4:05", from an hour on "1:04:05"; a second that has begun counts whole.</summary>
    public static string Clock(long ms)
    {
        var seconds = (Math.Max(0, ms) + 999) / 1000;
        var (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        return hours > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{hours}:{minutes:00}:{seconds % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes}:{seconds % 60:00}");
    }

    /// <summary>Minutes as people say them: whole, or with one decimal.</summary>
    public static double Minutes(long ms) => Math.Round(ms / 60_000.0, 1, MidpointRounding.AwayFromZero);

    /// <summary>The kind as it stands in the keys of the words.</summary>
    public static string Key<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
