using System.Security.Cryptography;
using System.Text;
using OpenTalks.Cafes;
using OpenTalks.Host.Rotation;
using OpenTalks.People;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Live;

/// <summary>
/// Does what is due in a café, as commands of the server. Their ids are made from what they are about, so any node may do
/// it, the first to commit wins and the next is already so.
/// </summary>
public sealed class ByItself(Feeds feeds, Journal journal, Seating seating, TimeProvider time)
{
    public async Task Run(Guid cafe, CancellationToken cancel)
    {
        var name = StreamName.Of(cafe);
        var stream = await feeds.Fresh(name, cancel);
        var state = (Cafe)stream.State;
        var now = time.NowMs();
        foreach (var due in Acts.Of(state, now).TakeWhile(due => due.AtMs <= now))
        {
            if (await Command(cafe, state, stream.Version, due.Act, now, cancel) is not { } command) continue;
            if (due.Act is Act.CountMarks) await CountMarks(cafe, state, stream.Version, cancel);
            await journal.Take(new Pending(
                Id(cafe, state, due.Act, stream.Version), Origin.Server, name, [], [],
                standing => Decide(cafe, command, standing)));
        }
    }

    /// <summary>Sheet by sheet; the café says that it is done when all are.</summary>
    async Task CountMarks(Guid cafe, Cafe state, long version, CancellationToken cancel)
    {
        foreach (var (number, sheet) in await feeds.Sheets(cafe, cancel))
        {
            if (((Sheet)sheet.State).Ideas.Values.All(idea => idea.Marks == idea.Count())) continue;
            await journal.Take(new Pending(
                Id($"{cafe:N}|{state.Turn}|{version}|marks|{number}"), Origin.Server, sheet.Name, [StreamName.Of(cafe)], [],
                standing => Decided.Of(Sheet.Decide(number, standing.Sheet(cafe, number), standing.Cafe(cafe), new Caller(null, Role.Server, standing.NowMs), new SheetCommand.CountMarks()))));
        }
    }

    static Decided? Decide(Guid cafe, CafeCommand command, IStanding standing) =>
        Decided.Of(Cafe.Decide(cafe, standing.Cafe(cafe), new Caller(null, Role.Server, standing.NowMs), command));

    async Task<CafeCommand?> Command(Guid id, Cafe cafe, long version, Act act, long nowMs, CancellationToken cancel) => act switch
    {
        Act.SeatEverybody => await seating.Everybody(id, cafe, nowMs, cancel),
        Act.SeatRounds rounds => await seating.From(id, cafe, rounds.From, cancel),
        Act.SeatLatecomer latecomer => await seating.One(id, cafe, latecomer.Number, nowMs, cancel),
        Act.TakeAttendance attendance => new CafeCommand.TakeAttendance(attendance.Round),
        Act.CountMarks => new CafeCommand.CountMarks(),
        Act.Close => new CafeCommand.End(),
        Act.Settle => new CafeCommand.Settle(),
        Act.EraseNames => new CafeCommand.EraseNames(),
        _ => throw new InvalidOperationException(act.GetType().Name),
    };

    /// <summary>
    /// From the café, how often the programme was set back, the act and whom it is about. A plan refused as outdated is
    /// made again for the version that refused it, so plans name theirs.
    /// </summary>
    static Guid Id(Guid cafe, Cafe state, Act act, long version) =>
        Id($"{cafe:N}|{state.Turn}|{act}|{(act is Act.SeatEverybody or Act.SeatRounds or Act.SeatLatecomer ? version : 0)}");

    static Guid Id(string about) => new(SHA256.HashData(Encoding.UTF8.GetBytes(about)).AsSpan(0, 16));
}
