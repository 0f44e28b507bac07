using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpenTalks.Cafes;
using OpenTalks.People;

namespace OpenTalks.Host.Live;

/// <summary>Commands that pages send on behalf of somebody whom no connection speaks for: opening, joining, taking up a role.</summary>
public sealed class PageCommands(Journal journal, Commands commands, Tails tails, Npgsql.NpgsqlDataSource database)
{
    public Task<Outcome> Open(Guid cafe, Guid attempt, CafeCommand.Open command, (string Sql, object[] Values) code) =>
        journal.Take(Pending(cafe, attempt, command, Role.Stranger, code));

    /// <returns>The number of the person who came in, or the refusal's code.</returns>
    public async Task<(int Number, string? Refused)> Come(Guid cafe, Guid attempt, CafeCommand command, CancellationToken cancel)
    {
        var outcome = await journal.Take(Pending(cafe, attempt, command, Role.Stranger));
        return await Came(cafe, outcome, cancel);
    }

    async Task<(int Number, string? Refused)> Came(Guid cafe, Outcome outcome, CancellationToken cancel)
    {
        if (outcome.Version is not { } version) return (0, outcome.Refused);
        // A repeat gets the first outcome, so the number is read from the event, not from what has just been decided.
        var tail = await tails.Read(database, [(StreamName.Of(cafe), version - 1)], cancel);
        return (((CafeEvent.PersonCame)tail[0].Events[0]).Number, null);
    }

    /// <summary>Somebody typed the code of the card with this number. Each time is a command of its own: it may have changed since.</summary>
    public async Task<string?> Claim(Guid cafe, int number) => (await journal.Take(Pending(cafe, Guid.NewGuid(), new CafeCommand.Claim(number), Role.Stranger))).Refused;

    /// <summary>A one-time code was used: the café gets a device.</summary>
    /// <returns>The device's number, or the refusal's code.</returns>
    public async Task<(int Number, string? Refused)> Device(Guid cafe, CafeCommand.AddDevice command, CancellationToken cancel)
    {
        var outcome = await journal.Take(Pending(cafe, Guid.NewGuid(), command, Role.Stranger));
        if (outcome.Version is not { } version) return (0, outcome.Refused);
        var tail = await tails.Read(database, [(StreamName.Of(cafe), version - 1)], cancel);
        return (((CafeEvent.DeviceCame)tail[0].Events[0]).Number, null);
    }

    /// <summary>What a plain form asks for, where no script runs: the same command by the same way as any client's, then back to the page.</summary>
    /// <param name="id">32 hexadecimal digits made with the form, so that one sent twice is one; anything else makes a new command.</param>
    public async Task<IResult> FromForm(HttpContext http, Who who, string to, string? id, object act, string back)
    {
        var outcome = await FromForm(who, to, id, act);
        return outcome is null ? Results.BadRequest()
            : outcome.Refused is { } code ? Problems.Of(http, StatusCodes.Status409Conflict, code) : Results.LocalRedirect($"~{back}");
    }

    /// <returns>What became of it; null where it is no command at all.</returns>
    public async Task<Outcome?> FromForm(Who who, string to, string? id, object act)
    {
        var command = JsonSerializer.SerializeToElement(new { id = Guid.TryParseExact(id, "N", out var known) ? known : Guid.NewGuid(), to, @do = act });
        return commands.Read(command, who, connection: null) is var (pending, refused) ? refused ?? await journal.Take(pending!) : null;
    }

    /// <summary>A command of a facilitator's that only pages send. Whether they still are one is asked when it is decided.</summary>
    /// <param name="also">More that must be in the same commit: SQL with parameters numbered by "?".</param>
    public async Task<string?> Of(Who who, Guid id, CafeCommand command, (string Sql, object[] Values)? also = null) =>
        (await journal.Take(As(Role.Facilitator, who, id, command, also))).Refused;

    /// <summary>A participant has what is said of them erased.</summary>
    public async Task<string?> EraseMe(Who who, Guid id) => (await journal.Take(As(Role.Participant, who, id, new CafeCommand.EraseMe()))).Refused;

    /// <summary>A facilitator adds somebody at the desk.</summary>
    /// <inheritdoc cref="Come"/>
    public async Task<(int Number, string? Refused)> Add(Who who, Guid attempt, CafeCommand.AddPerson command, CancellationToken cancel) =>
        await Came(who.Cafe, await journal.Take(As(Role.Facilitator, who, attempt, command)), cancel);

    Pending As(Role role, Who who, Guid id, CafeCommand command, (string Sql, object[] Values)? also = null)
    {
        var name = StreamName.Of(who.Cafe);
        return new Pending(id, Origin.Page, name, [], commands.Fingerprint(name, command), standing =>
        {
            var cafe = standing.Cafe(who.Cafe);
            return who.RoleIn(cafe) == role ? Decided.Of(Cafe.Decide(who.Cafe, cafe, new Caller(who.Number, role, standing.NowMs), command)) : null;
        }) { Also = also };
    }

    /// <summary>A command that the wire knows as well, sent by a page that says itself what was refused.</summary>
    public async Task<string?> Wire(Who who, Guid id, string to, object act)
    {
        var command = JsonSerializer.SerializeToElement(new { id, to, @do = act });
        if (commands.Read(command, who, connection: null) is not var (pending, refused)) return Outcome.Malformed;
        return (refused ?? await journal.Take(pending!)).Refused;
    }

    /// <summary>128 bits that follow from what the attempt is about: the same words, the same id.</summary>
    public static Guid IdOf(string about) => new(SHA256.HashData(Encoding.UTF8.GetBytes(about)).AsSpan(0, 16));

    Pending Pending(Guid cafe, Guid id, CafeCommand command, Role role, (string, object[])? also = null)
    {
        var name = StreamName.Of(cafe);
        return new Pending(id, Origin.Page, name, [], commands.Fingerprint(name, command), standing =>
            Decided.Of(Cafe.Decide(cafe, standing.Cafe(cafe), new Caller(null, role, standing.NowMs), command))) { Also = also };
    }
}
