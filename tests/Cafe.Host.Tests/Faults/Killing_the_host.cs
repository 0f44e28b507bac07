using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Host.Tests.Faults;

public class Killing_the_host
{
    [Fact, Promise("M-04", "M17", "S-04")]
    public Task loses_no_idea_and_writes_none_twice() => Pace.Slow ? Evening(rounds: 6, ideasBetween: 200) : Evening(rounds: 1, ideasBetween: 30);

    /// <summary>Twenty people write twenty ideas a second; the host is killed three times in each round, at the three moments that matter.</summary>
    static async Task Evening(int rounds, int ideasBetween)
    {
        await using var hall = await Hall.Open(people: 20);
        hall.Writes();
        for (var round = 0; round < rounds; round++)
        {
            await hall.Saves(ideasBetween);
            await hall.KillHost();
            await hall.StartHost();

            await hall.Saves(ideasBetween);
            await KillBetweenCommitAndAck(hall);
            await hall.StartHost();

            await hall.Saves(ideasBetween);
            await KillBetweenAckAndItsArrival(hall);
            await hall.StartHost();
        }
        var heard = hall.Guests.Select(guest => guest.Heard.Count).ToList();
        await hall.Saves(ideasBetween);
        await Phone.Until(() => Task.FromResult(hall.Guests.Index().Count(guest => guest.Item.Heard.Count > heard[guest.Index])), count => count == hall.Guests.Count);
        foreach (var guest in hall.Guests)
            (await guest.Watches(["sheet/99", "overview", "cafe", .. hall.Guests.Select(other => $"sheet/{other.Sheet}").Distinct().Where(sheet => sheet != $"sheet/{guest.Sheet}")])).Should().BeEmpty("nobody gets what is said elsewhere by naming it");
        await hall.Ends();

        hall.Guests.Should().OnlyContain(guest => guest.Connections > 3 * rounds, "phones go on by themselves");
        await hall.StandsTheCheck();
    }

    /// <summary>PostgreSQL has committed, and the host will never know.</summary>
    static async Task KillBetweenCommitAndAck(Hall hall)
    {
        await using var relay = await hall.BeforePostgres();
        await new CommitFault(relay).Next(Fate.ReplyHeld).WaitAsync(TimeSpan.FromSeconds(30));
        await hall.KillHost();
    }

    /// <summary>The host has answered, and nobody has heard it.</summary>
    static async Task KillBetweenAckAndItsArrival(Hall hall)
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        hall.Door.Down = (link, bytes) =>
        {
            if (bytes.Span.IndexOf("\"Outcomes\""u8) < 0 && !held.Task.IsCompleted) return Relay.Pass(link, bytes);
            held.TrySetResult();
            return Relay.Swallow(link, bytes);
        };
        await held.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await hall.KillHost();
        hall.Door.Down = Relay.Pass;
    }
}
