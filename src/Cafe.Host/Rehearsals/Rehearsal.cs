using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Host.Rotation;
using OpenTalks.People;
using OpenTalks.Web.Rehearsals;
using OpenTalks.Web.Rotation;

namespace OpenTalks.Host.Rehearsals;

/// <summary>
/// One rehearsal that runs: a facilitator who is nobody. It lets the guests in, names a host, starts, goes on where a phase waits,
/// mends the seats when the host is lost, ends the café and has a few findings written.
/// </summary>
sealed class Rehearsal(
    Guid cafe, string address, string code, Feeds feeds, Persons persons, Presence presence, PageCommands commands,
    RehearsalHarvest harvest, TimeProvider time, ILogger log) : IDisposable
{
    /// <summary>The table that gets a host, who is lost in the second round.</summary>
    const int HostedTable = 7;

    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200), ForGuestsToCome = TimeSpan.FromSeconds(60), ForLastIdeas = TimeSpan.FromSeconds(60);

    readonly CancellationTokenSource stopped = new();
    readonly TaskCompletionSource<int> leaver = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Who facilitator = new(cafe, 1, Role.Facilitator, "en");
    ImmutableArray<Incident> incidents = [];
    bool hostLeft;

    public Guid Cafe => cafe;

    public RehearsalState State { get; private set; } = RehearsalState.Coming;

    public ImmutableArray<Incident> Incidents => incidents;

    /// <summary>Ends when it is over, for whatever cause.</summary>
    public Task Ran { get; private set; } = Task.CompletedTask;

    public bool Runs => State is RehearsalState.Coming or RehearsalState.Running or RehearsalState.Closing;

    public void Begin() => Ran = Task.Run(Run);

    /// <summary>Sends the guests home and closes the café.</summary>
    public async Task Stop()
    {
        await stopped.CancelAsync();
        await Ran;
    }

    public void Dispose() => stopped.Dispose();

    async Task Run()
    {
        try
        {
            using var guests = GuestsProcess.Start(address, code, Hear, complaint => log.LogWarning("The guests of a rehearsal: {Complaint}", complaint));
            State = await Evening(guests, stopped.Token) ? RehearsalState.Ended : RehearsalState.Failed;
        }
        catch (OperationCanceledException)
        {
            State = RehearsalState.Stopped;
        }
        catch (Exception e)
        {
            log.LogError(e, "The rehearsal of café {Cafe} did not go on", cafe);
            State = RehearsalState.Failed;
        }
        // Whatever happened, nothing is left that would wait for somebody.
        if ((await feeds.Cafe(cafe, CancellationToken.None)).EndedMs is null) await Do(new CafeCommand.End());
    }

    async Task<bool> Evening(GuestsProcess guests, CancellationToken cancel)
    {
        await Task.WhenAny(leaver.Task, guests.Ended, Task.Delay(ForGuestsToCome, time, cancel));
        cancel.ThrowIfCancellationRequested();
        if (!leaver.Task.IsCompleted) return false;
        var host = await leaver.Task;
        await Decide(new Ask("host", Person: $"{host}", Table: $"{HostedTable}"), cancel);
        await Do(new CafeCommand.Start());
        State = RehearsalState.Running;
        while (await Goes(host, cancel)) await Task.Delay(Look, time, cancel);
        State = RehearsalState.Closing;
        if (await guests.Ended.WaitAsync(ForLastIdeas, time, cancel) != 0) return false;
        await harvest.Write(facilitator, cancel);
        return true;
    }

    /// <returns>False when the café has been closed.</returns>
    async Task<bool> Goes(int host, CancellationToken cancel)
    {
        var state = await feeds.Cafe(cafe, cancel);
        if (state.EndedMs is not null) return false;
        if (hostLeft && state.People[host].Gone)
        {
            hostLeft = false;
            await Decide(new Ask("repair"), cancel);
            state = await feeds.Cafe(cafe, cancel);
            if (state.Arrangement.Hosts.TryGetValue(HostedTable, out var next) && next != host) Note(new Incident("took-over", next, HostedTable));
            else Note(new Incident("no-host", host, HostedTable));
        }
        await Answers(state);
        if (state.Programme.At(time.NowMs()) is { } here && state.Programme.Phases[here.Phase].Waits && here.LeftMs <= 0)
            await Do(here.Phase == state.Programme.Phases.Length - 1 ? new CafeCommand.End() : new CafeCommand.Next(here.Phase));
        return true;
    }

    /// <summary>Goes to whoever asks for help, and tells all tables once what a facilitator would.</summary>
    async Task Answers(Cafe state)
    {
        foreach (var help in state.Floor.Helps.Where(help => help.EndedMs is null))
        {
            await Do(help.TakenBy is null ? new CafeCommand.TakeHelp(help.Number) : new CafeCommand.FinishHelp(help.Number));
            if (help.TakenBy is null) Note(new Incident("helped", help.By, help.Table ?? 0));
        }
        if (state.Floor.Messages.IsEmpty && state.RoundAt(time.NowMs()) == 2)
            await Do(new CafeCommand.Announce(Guid.NewGuid(), Groups.Languages.ToImmutableSortedDictionary(language => language, language => OpenTalks.Web.Words.For(language)["rehearsal.told"])));
    }

    void Hear(GuestSaid said)
    {
        if (said.Said == "leaver") leaver.TrySetResult(said.Number);
        if (said.Said is "late" or "cut" or "back") Note(new Incident(said.Said, said.Number));
        if (said.Said != "left") return;
        Note(new Incident("host-left", said.Number, HostedTable));
        hostLeft = true;
    }

    void Note(Incident incident) => ImmutableInterlocked.Update(ref incidents, (before, more) => before.Add(more), incident);

    async Task Do(CafeCommand command)
    {
        if (await commands.Of(facilitator, Guid.NewGuid(), command) is { } refused)
            log.LogWarning("In the rehearsal of café {Cafe} {Command} was refused: {Refused}", cafe, command.GetType().Name, refused);
    }

    /// <summary>What a facilitator decides on the page about seats; where seats have moved meanwhile, once more.</summary>
    async Task Decide(Ask ask, CancellationToken cancel)
    {
        for (var tries = 0; tries < 5; tries++)
        {
            var state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
            await persons.Know(cafe, state.People.Keys, cancel);
            var views = new SeatingViews(cafe, state, time.NowMs(), persons, presence.Of(cafe));
            var proposal = await Task.Run(() => views.Proposals(views.RepairSeed, views.RepairSteps, cancel).Of(ask), cancel);
            if (proposal is not Proposal.Made made) return;
            var decision = Guid.NewGuid();
            if (await commands.Of(facilitator, decision, new CafeCommand.DecideSeating(
                    decision, made.What, made.Arrangement, made.Seats, made.Seed, made.After.Steps, made.MadeFor)) is null) return;
        }
    }
}
