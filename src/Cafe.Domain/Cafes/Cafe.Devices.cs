using OpenTalks.People;

namespace OpenTalks.Cafes;

/// <summary>Tablets on tables and the wall: devices that belong to nobody, each with a number of its own.</summary>
public sealed partial record Cafe
{
    /// <summary>The table a device lies on; null for people, for walls, and once it was sent away.</summary>
    public int? DeviceTable(int number) => RoleOf(number) == Role.Device ? People[number].Table : null;

    static Decision<CafeEvent> AddDevice(Cafe cafe, CafeCommand.AddDevice c)
    {
        if (c.Role is not (Role.Device or Role.Wall)) return new Refusal("device-unknown");
        if (c.Role == Role.Device && (c.Table is not { } table || cafe.Table(table) is null)) return new Refusal("table-unknown");
        return new CafeEvent.DeviceCame(cafe.NextNumber, c.Role, c.Role == Role.Device ? c.Table : null);
    }

    static Decision<CafeEvent> OfDevice(Cafe cafe, int number, Func<Member, Decision<CafeEvent>> decide) =>
        cafe.People.TryGetValue(number, out var member) && member.Role is Role.Device or Role.Wall ? decide(member!) : new Refusal("device-unknown");

    static Decision<CafeEvent> Show(Cafe cafe, int? sheet) =>
        sheet is { } number && !cafe.HasSheet(number) ? new Refusal("sheet-unknown")
        : cafe.Spotlight == sheet ? Decision.AlreadySo<CafeEvent>()
        : new CafeEvent.SpotlightMoved(sheet);

    /// <summary>Numbers are never used again.</summary>
    int NextNumber => People.IsEmpty ? 1 : People.Keys.Last() + 1;
}
