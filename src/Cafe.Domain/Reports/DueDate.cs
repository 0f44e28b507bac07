namespace OpenTalks.Reports;

/// <summary>When a report is due by one of its template's deadlines.</summary>
/// <param name="AtMs">Milliseconds since 1970; null where the day it counts from is not known yet.</param>
public sealed record DueDate(ReportDeadline Deadline, long? AtMs)
{
    /// <param name="closedMs">When the café closed or will by its plan; null where neither is known.</param>
    /// <param name="meeting">The day of the meeting the report is for; null where nobody has said.</param>
    public static DueDate Of(ReportDeadline deadline, long? closedMs, DateOnly? meeting, string timeZone)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var known) ? known : TimeZoneInfo.Utc;
        var from = deadline.Of == "meeting" ? meeting : closedMs is { } ms ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(ms), zone).DateTime) : null;
        if (from is not { } day) return new DueDate(deadline, null);
        var at = deadline.Hour is { } hour ? day.AddDays(deadline.Days).ToDateTime(new TimeOnly(hour, 0)) : day.AddDays(deadline.Days + 1).ToDateTime(TimeOnly.MinValue).AddMinutes(-1);
        if (zone.IsInvalidTime(at)) at = at.AddHours(1);
        return new DueDate(deadline, new DateTimeOffset(at, zone.GetUtcOffset(at)).ToUnixTimeMilliseconds());
    }
}
