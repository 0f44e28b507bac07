using System.Text.Json;
using OpenTalks.Cafes;
using OpenTalks.People;

namespace OpenTalks.Host.Live;

public sealed partial class StateFeeds
{
    /// <summary>What the table's device or its host's phone is told; null where there is no such table for them any more.</summary>
    public async Task<TableValue?> Table(Who who, CancellationToken cancel)
    {
        var now = Time.NowMs();
        var cafe = CafeOf(who.Cafe);
        if ((cafe.DeviceTable(who.Number) ?? cafe.Hosts(who.Number, Math.Max(1, cafe.RoundAt(now)))) is not { } table) return null;
        await persons.Know(who.Cafe, cafe.People.Keys, cancel);
        var view = TableView.Of(cafe, who.Number, table, who.Language, number => persons.NameOf(who.Cafe, number), now);
        return new TableValue(now, Tag(JsonSerializer.SerializeToUtf8Bytes(view, WireJson.Options)), view);
    }

    public async Task<WallValue> Wall(Who who, CancellationToken cancel)
    {
        var now = Time.NowMs();
        var cafe = CafeOf(who.Cafe);
        await persons.Know(who.Cafe, cafe.People.Keys, cancel);
        var view = WallView.Of(cafe, who.Language, number => persons.NameOf(who.Cafe, number), await codes.Of(who.Cafe, cancel));
        return new WallValue(now, Tag(JsonSerializer.SerializeToUtf8Bytes(view, WireJson.Options)), view);
    }

    async Task SendTable(Connection connection)
    {
        if (!connection.Watches(Rights.Table) || RoleOf(connection) == Role.Stranger) return;
        if (await Table(connection.Who, CancellationToken.None) is { } table && connection.Sends(Rights.Table, table.Tag)) _ = hub.Clients.Client(connection.Id).Table(table);
    }

    async Task SendWall(Connection connection)
    {
        if (!connection.Watches(Rights.Wall) || RoleOf(connection) == Role.Stranger) return;
        var wall = await Wall(connection.Who, CancellationToken.None);
        if (connection.Sends(Rights.Wall, wall.Tag)) _ = hub.Clients.Client(connection.Id).Wall(wall);
    }

    Role RoleOf(Connection connection) => connection.Who.RoleIn(CafeOf(connection.Who.Cafe));
}
