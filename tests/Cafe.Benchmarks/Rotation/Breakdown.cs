using System.Collections.Immutable;
using System.Text.Json;
using OpenTalks.Rotations;

namespace OpenTalks.Benchmarks.Seatings;

/// <summary>A repair in the judge's form: rounds that are done, the plan people were told, and what has changed since.</summary>
static class Breakdown
{
    public static (Room Now, History History, Standing Standing, ImmutableArray<TableSeats> Past) Read(JsonElement json, Instance instance)
    {
        var done = json.GetProperty("done").GetInt32();
        var told = json.GetProperty("plan").GetProperty("seats").EnumerateArray().Select(s => new TableSeats(
            s.GetProperty("round").GetInt32(), s.GetProperty("table").GetInt32(),
            [.. s.GetProperty("people").EnumerateArray().Select(p => instance.NumberOf(p.GetString()!)).Order()])).ToImmutableArray();
        var closed = json.GetProperty("change").GetProperty("closed").EnumerateArray().Select(t => t.GetInt32()).ToHashSet();
        var now = instance.Room with
        {
            Tables = [.. instance.Room.Tables.Select(t => closed.Contains(t.Number) ? t with { ClosedFrom = done + 1 } : t)],
        };
        ImmutableArray<TableSeats> past = [.. told.Where(s => s.Round <= done)];
        var plan = new Plan([.. told.Where(s => s.Round > done)], new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, []), [], 0, 0);
        return (now, new(done, past), new(instance.Room, plan), past);
    }
}
