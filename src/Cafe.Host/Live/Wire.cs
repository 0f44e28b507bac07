using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Live;

/// <summary>A command as a client sends it.</summary>
/// <param name="Id">128 random bits; the same id again gets the same outcome.</param>
/// <param name="To">"cafe", "sheet/{number}" or "harvest".</param>
/// <param name="Do">A <see cref="CafeCommand"/>, <see cref="SheetCommand"/> or <see cref="HarvestCommand"/>, by <paramref name="To"/>.</param>
public sealed record Envelope(Guid Id, string To, JsonElement Do);

/// <summary>What became of a command. Exactly one of <paramref name="Version"/> and <paramref name="Refused"/> is there.</summary>
/// <param name="Version">The stream's version in which it is done.</param>
/// <param name="Refused">Why not; the codes are in docs/protocol.md.</param>
/// <param name="Again">The refusal is none of the rules' and may be different the next time: send it again with the same id.</param>
public sealed record Outcome(Guid Id, long? Version = null, string? Refused = null, bool Again = false)
{
    public const string NotAllowed = "not-allowed";
    public const string Busy = "busy";
    public const string TooFast = "too-fast";
    public const string Failed = "failed";
    public const string Malformed = "malformed";
    public const string Reused = "command-reused";
}

/// <summary>What one commit added to a sheet, or what was missed of it.</summary>
/// <param name="Epoch">Identity of the database's history; versions of another epoch mean nothing.</param>
/// <param name="Version">Of the last fact; the first is Version − Facts.Length + 1.</param>
/// <param name="Names">By number, of the people the facts mention, for those who may see them.</param>
public sealed record SheetNews(
    int Sheet, string Epoch, long Version, ImmutableArray<SheetFact> Facts, ImmutableSortedDictionary<int, string> Names);

/// <summary>A sheet as it stands.</summary>
/// <param name="At">The database's time, milliseconds since 1970: a device measures its offset by it.</param>
public sealed record SheetSnapshot(
    int Sheet, string Epoch, long Version, long At, SheetView View, ImmutableSortedDictionary<int, string> Names);

public sealed record HarvestNews(string Epoch, long Version, ImmutableArray<HarvestFact> Facts);

public sealed record HarvestSnapshot(string Epoch, long Version, long At, HarvestView View);

/// <summary>A state feed's value; the one with the newest <paramref name="At"/> holds.</summary>
/// <param name="Tag">Hash of the value: the same tag, the same value.</param>
public sealed record MeValue(long At, string Tag, MeView Value);

/// <inheritdoc cref="MeValue"/>
public sealed record OverviewValue(long At, string Tag, OverviewView Value);

/// <inheritdoc cref="MeValue"/>
public sealed record TableValue(long At, string Tag, TableView Value);

/// <inheritdoc cref="MeValue"/>
public sealed record WallValue(long At, string Tag, WallView Value);

/// <summary>Answer to a feed asked for with what the client has: nothing has changed since.</summary>
public sealed record Unchanged(long At);

/// <summary>What the hub calls on a client.</summary>
public interface ILiveClient
{
    /// <summary>All outcomes of one commit for this connection.</summary>
    Task Outcomes(ImmutableArray<Outcome> outcomes);
    Task Sheet(SheetNews news);
    Task Harvest(HarvestNews news);
    Task Me(MeValue me);
    Task Overview(OverviewValue overview);
    Task Table(TableValue table);
    Task Wall(WallValue wall);

    /// <summary>The server has ended these watches: the right to them is over.</summary>
    Task Unwatched(ImmutableArray<string> feeds);
}

/// <summary>The JSON of the wire, the same on hub and HTTP.</summary>
public static class WireJson
{
    public static JsonSerializerOptions Options { get; } = Strict(new JsonSerializerOptions());

    /// <summary>Makes options as strict as the wire: nothing required may be missing or null, numbers are numbers.</summary>
    public static JsonSerializerOptions Strict(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowOutOfOrderMetadataProperties = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = 16;
        return options;
    }
}
