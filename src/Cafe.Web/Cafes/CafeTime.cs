using OpenTalks.Cafes;

namespace OpenTalks.Web.Cafes;

/// <summary>When a café is planned, in its own time zone.</summary>
public sealed record CafeTime(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Null where no time is set.</summary>
    public static CafeTime? Of(Setup cafe)
    {
        if (cafe.PlannedStartMs is not { } start)
            return null;
        var from = At(start, cafe.TimeZone);
        return new(from, from.AddMilliseconds(cafe.Phases.Sum(phase => phase.LengthMs)));
    }

    /// <summary>A moment (milliseconds since 1970) in a time zone; in UTC where the zone is unknown here.</summary>
    public static DateTimeOffset At(long ms, string zone)
    {
        var moment = DateTimeOffset.FromUnixTimeMilliseconds(ms);
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? TimeZoneInfo.ConvertTime(moment, known) : moment;
    }
}
