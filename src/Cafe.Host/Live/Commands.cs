using System.Globalization;
using System.Text;
using System.Text.Json;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.People;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Live;

/// <summary>Turns what a client sent into a command on its way, or into a refusal of its form.</summary>
public sealed class Commands(Memory memory, Persons persons, Secrets secrets, MarkKeys marks)
{
    /// <summary>The key of fingerprints: without it nobody can try out texts against stored ones.</summary>
    public const string FingerprintKey = "fingerprint";

    /// <returns>The command, or the outcome of one that never reaches the writer; null where not even an id could be read.</returns>
    public (Pending? Command, Outcome? Refused)? Read(JsonElement raw, Who who, string? connection)
    {
        if (IdOf(raw) is not { } id) return null;
        object command;
        StreamName writes;
        try
        {
            if (!IsStorable(raw)) return (null, new Outcome(id, Refused: "text-unreadable"));
            var envelope = raw.Deserialize<Envelope>(WireJson.Options)!;
            (writes, var read) = Target(who.Cafe, envelope);
            command = read ?? throw new JsonException();
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or FormatException)
        {
            return (null, new Outcome(id, Refused: Outcome.Malformed));
        }
        var cafe = (Cafe)memory.Of(StreamName.Of(who.Cafe)).State;
        if (!Rights.Allow(who.RoleIn(cafe), command)) return (null, new Outcome(id, Refused: Outcome.NotAllowed, Again: true));
        return (Pending(id, who, writes, command, connection), null);
    }

    Pending Pending(Guid id, Who who, StreamName writes, object command, string? connection)
    {
        var cafe = StreamName.Of(who.Cafe);
        var details = persons.Of(who.Cafe, who.NumberIn((Cafe)memory.Of(cafe).State))?.Details;
        var group = details?.Group;
        if (command is SheetCommand.Capture { By: not null } said) (command, group) = Spoken(who, writes.Number, said, group);
        List<StreamName> reads = writes.Kind == StreamKind.Cafe ? [] : [cafe];
        if (command is HarvestCommand looks)
            reads.AddRange((looks.Sheets ?? [.. ((Cafe)memory.Of(cafe).State).Sheets.Select(sheet => sheet.Number)]).Where(sheet => sheet > 0).Select(sheet => StreamName.OfSheet(who.Cafe, sheet)).Distinct());
        // Feedback is one person's as a mark is; it is about no idea.
        var marked = command switch { SheetCommand.Mark c => c.Idea, SheetCommand.Unmark c => c.Idea, HarvestCommand.GiveFeedback => Guid.Empty, _ => (Guid?)null };
        return new Pending(id, Origin.Client, writes, reads, Fingerprint(writes, command), standing =>
        {
            var now = standing.Cafe(who.Cafe);
            var role = who.RoleIn(now);
            if (!Rights.Allow(role, command)) return null;
            var caller = new Caller(who.NumberIn(now), role, standing.NowMs, group, details?.Remote == true,
                marked is { } idea ? marks.Of(who.Cafe, who.NumberIn(now), idea) : null);
            return command switch
            {
                CafeCommand c => Decided.Of(Cafe.Decide(who.Cafe, now, caller, c)),
                SheetCommand c => Decided.Of(Sheet.Decide(writes.Number, standing.Sheet(who.Cafe, writes.Number), now, caller, c)),
                HarvestCommand c => Decided.Of(Harvest.Decide(standing.Harvest(who.Cafe), now, SheetNow, caller, c, standing.VersionOf(cafe))),
                _ => throw new InvalidOperationException(command.GetType().Name),
            };

            SheetNow? SheetNow(int sheet)
            {
                if (!now.HasSheet(sheet)) return null;
                var name = StreamName.OfSheet(who.Cafe, sheet);
                return reads.Contains(name) ? new SheetNow(standing.Sheet(who.Cafe, sheet), standing.VersionOf(name)) : null;
            }
        }) { Connection = connection, Marks = marked is not null };
    }

    /// <summary>
    /// Who says what is written on a table's device: a number goes on only into an open café; where groups are kept, it is turned into the
    /// group here, before anything is hashed or written.
    /// </summary>
    (SheetCommand.Capture, string?) Spoken(Who who, int sheet, SheetCommand.Capture said, string? group)
    {
        var cafe = (Cafe)memory.Of(StreamName.Of(who.Cafe)).State;
        if (who.As != Role.Device) return (said with { By = null }, group);
        if (cafe.KeepsAuthors) return (said, group);
        var by = cafe.Attribution == Attribution.GroupOnly ? Sheet.Said(sheet, cafe, said) : null;
        return (said with { By = null }, by is { } number ? persons.Of(who.Cafe, number)?.Details.Group : null);
    }

    /// <summary>Keyed hash of target and content, without the caller: it would name an anonymous author.</summary>
    public byte[] Fingerprint(StreamName writes, object command)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(command, command.GetType(), WireJson.Options);
        return secrets.Hash(FingerprintKey, [.. Encoding.UTF8.GetBytes($"{writes.Feed} {command.GetType().Name} "), .. content])[..16];
    }

    static (StreamName, object?) Target(Guid cafe, Envelope envelope)
    {
        if (envelope.To == "cafe") return (StreamName.Of(cafe), envelope.Do.Deserialize<CafeCommand>(WireJson.Options));
        if (envelope.To == "harvest") return (StreamName.OfHarvest(cafe), envelope.Do.Deserialize<HarvestCommand>(WireJson.Options));
        if (SheetOf(envelope.To) is { } sheet) return (StreamName.OfSheet(cafe, sheet), envelope.Do.Deserialize<SheetCommand>(WireJson.Options));
        throw new JsonException();
    }

    /// <summary>The number in "sheet/7", or null.</summary>
    public static int? SheetOf(string name) =>
        name.StartsWith("sheet/", StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    static Guid? IdOf(JsonElement raw) =>
        raw.ValueKind == JsonValueKind.Object && raw.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.TryGetGuid(out var guid)
            ? guid : null;

    /// <summary>PostgreSQL takes no NUL, and half a surrogate pair is no text.</summary>
    static bool IsStorable(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                try { return OpenTalks.Text.IsStorable(element.GetString()!); }
                catch (InvalidOperationException) { return false; }
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject()) if (!IsStorable(property.Value)) return false;
                return true;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray()) if (!IsStorable(item)) return false;
                return true;
            default:
                return true;
        }
    }
}
