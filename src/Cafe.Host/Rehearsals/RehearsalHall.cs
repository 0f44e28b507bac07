using System.Collections.Concurrent;
using OpenTalks.Cafes;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Host.Operations;
using OpenTalks.People;

namespace OpenTalks.Host.Rehearsals;

/// <summary>The rehearsals of this node: one at a time, each with the ITU evening, fifty guests and two minutes.</summary>
sealed class RehearsalHall(
    Feeds feeds, Persons persons, Presence presence, PageCommands commands, RehearsalHarvest harvest, JoinCodes codes, PublicAddress address, IServiceScopeFactory scopes,
    IConfiguration configuration, TimeProvider time, ILogger<RehearsalHall> log) : IHostedLifecycleService, IDisposable
{
    readonly ConcurrentDictionary<Guid, Rehearsal> held = new();
    readonly SemaphoreSlim gate = new(1);

    /// <summary>1 unless somebody wants a rehearsal shorter than two minutes.</summary>
    double Pace => configuration.GetValue("RehearsalPace", 1.0);

    /// <summary>Null where none of this process is that café's.</summary>
    public Rehearsal? Of(Guid cafe) => held.GetValueOrDefault(cafe);

    /// <summary>Opens a café for a rehearsal and lets its guests come; where one runs already, that one.</summary>
    /// <returns>The café.</returns>
    public async Task<Guid> Begin(Guid account, string name, string title, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var roles = scope.ServiceProvider.GetRequiredService<CafeRoles>();
            if (held.Values.FirstOrDefault(rehearsal => rehearsal.Runs) is { } running)
            {
                await roles.Grant(running.Cafe, account, InstallationRoles.Facilitator, cancel);
                return running.Cafe;
            }
            var cafe = Guid.NewGuid();
            var code = JoinCodes.New();
            var outcome = await commands.Open(cafe, Guid.NewGuid(), new CafeCommand.Open(RehearsalSetup.Of(title, Pace), new PersonDetails(name), account), codes.Row(cafe, code));
            if (outcome.Refused is { } refused) throw new InvalidOperationException($"No café for a rehearsal: {refused}");
            await roles.Grant(cafe, account, InstallationRoles.Facilitator, cancel);
            var rehearsal = new Rehearsal(cafe, address.Here, code, feeds, persons, presence, commands, harvest, time, log);
            held[cafe] = rehearsal;
            rehearsal.Begin();
            return cafe;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The café's rehearsal is no more.</summary>
    public void Forget(Guid cafe)
    {
        if (held.TryRemove(cafe, out var gone)) gone.Dispose();
    }

    public void Dispose()
    {
        foreach (var cafe in held.Keys) Forget(cafe);
        gate.Dispose();
    }

    /// <summary>Before the server stops, which would wait for the guests to hang up.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(held.Values.Where(rehearsal => rehearsal.Runs).Select(rehearsal => rehearsal.Stop())).WaitAsync(cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
