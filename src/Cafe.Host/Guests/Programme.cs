using System.Text.Json.Nodes;

namespace Guests;

/// <summary>Where the programme is.</summary>
/// <param name="Share">How much of its length has passed, 0 to 1; more where a phase that waits has gone beyond.</param>
sealed record Moment(string Kind, int? Round, double Share);

/// <summary>The rule of docs/protocol.md by which the running phase follows from the programme and the time.</summary>
static class Programme
{
    /// <returns>Null before the start.</returns>
    public static Moment? At(JsonNode programme, long nowMs)
    {
        if (programme["run"] is not { } run) return null;
        var phases = programme["phases"]!.AsArray();
        var began = (long)run["sinceMs"]!;
        var now = Math.Max((long?)run["pausedMs"] ?? nowMs, began);
        var at = (int)run["phase"]!;
        long Length() => (long)phases[at]!["lengthMs"]!;
        while (at < phases.Count - 1 && !(bool)phases[at]!["waits"]! && now >= began + Length()) began += (long)phases[at++]!["lengthMs"]!;
        return new Moment((string)phases[at]!["kind"]!, (int?)phases[at]!["round"], (now - began) / (double)Math.Max(1, Length()));
    }
}
