using System.Collections.Immutable;
using OpenTalks.People;

namespace OpenTalks.Cafes;

/// <summary>A table and the sheets of another that it sorts.</summary>
public sealed record SortingTask(int Table, ImmutableArray<int> Sheets);

/// <summary>Tables sort what another table wrote: meaning is made by those who take part, and the rapporteur begins with their piles.</summary>
public sealed partial record Cafe
{
    /// <summary>The sheets that somebody's table, or a device's, sorts; none while that is not on offer.</summary>
    public ImmutableArray<int> SheetsToSort(int number, long nowMs) => SortsAt(number, nowMs) is { } table && EndedMs is null
        ? Sorting.FirstOrDefault(task => task.Table == table)?.Sheets ?? [] : [];

    /// <summary>The table that somebody sorts with.</summary>
    public int? SortsAt(int number, long nowMs) => RoleOf(number) == Role.Device ? DeviceTable(number) : SeatedAt(number, nowMs);

    static Decision<CafeEvent> OfferSorting(Cafe cafe, Caller caller)
    {
        if (cafe.RoundAt(caller.NowMs) is not (>= 1 and var round)) return new Refusal("too-early");
        if (!cafe.Sorting.IsEmpty) return Decision.AlreadySo<CafeEvent>();
        int[] open = [.. cafe.Setup!.Tables.Select(table => table.Number).Where(table => !cafe.Arrangement.Closed.TryGetValue(table, out var from) || from > round).Order()];
        // Each sheet goes to the next table that is open, and never to its own.
        var tasks = cafe.Sheets.Select(sheet => (sheet.Number, By: Next(open, sheet.Home.Number))).Where(task => task.By != 0)
            .GroupBy(task => task.By).OrderBy(task => task.Key).Select(task => new SortingTask(task.Key, [.. task.Select(sheet => sheet.Number)]));
        return tasks.ToImmutableArray() is { IsEmpty: false } some ? new CafeEvent.SortingOffered(some) : new Refusal("sorting-alone");
    }

    static int Next(int[] open, int home) => open.FirstOrDefault(table => table > home) is > 0 and var next ? next : open.FirstOrDefault(table => table != home);
}
