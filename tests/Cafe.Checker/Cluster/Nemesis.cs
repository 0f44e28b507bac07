using System.Collections.Concurrent;
using OpenTalks.Checker.Histories;
using OpenTalks.Checker.Plans;
using OpenTalks.Host.Tests.Faults;

namespace OpenTalks.Checker.Cluster;

/// <summary>What can be done to browsers, which belong to the clients.</summary>
interface IBrowsers
{
    Task Freeze(int which);
    Task Thaw(int which);
    Task Kill(int which);
    Task Reopen(int which);
    Task JumpClock(int which, TimeSpan by);
}

/// <summary>Does to the hall what the plan says, when it says so, and puts everything right again.</summary>
sealed class Nemesis(Hall hall, History history, IBrowsers browsers, Action<TimeSpan> jumpClocks)
{
    readonly ConcurrentDictionary<string, SemaphoreSlim> turns = new();

    /// <summary>Whether Redis is away just now.</summary>
    public bool RedisIsAway { get; private set; }

    /// <summary>Ends when the last fault is over.</summary>
    public async Task Run(Plan plan, CancellationToken cancel)
    {
        var began = history.NowMs;
        await Task.WhenAll(plan.Faults.Select(async fault =>
        {
            var left = fault.At - TimeSpan.FromMilliseconds(history.NowMs - began);
            if (left > TimeSpan.Zero) await Task.Delay(left, cancel);
            // What is being put right on a busy machine is not struck again before it stands.
            var turn = turns.GetOrAdd(fault.Party, _ => new(1));
            await turn.WaitAsync(cancel);
            var from = history.NowMs;
            try
            {
                await Do(fault, cancel);
            }
            finally
            {
                history.Disturbed(from, $"{fault}");
                turn.Release();
            }
        }));
    }

    async Task Do(Fault fault, CancellationToken cancel)
    {
        var (begin, end) = Acts(fault);
        await begin();
        await Task.Delay(fault.Lasts, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await end();
    }

    (Func<Task> Begin, Func<Task> End) Acts(Fault fault)
    {
        var node = hall.Nodes[fault.Which % hall.Nodes.Count];
        return fault.Kind switch
        {
            FaultKind.KillNode => (node.Kill, node.Start),
            FaultKind.StopNode => (node.Stop, node.Start),
            FaultKind.FreezeNode => (node.Freeze, node.Thaw),
            FaultKind.KillPostgres => (Now(hall.Postgres.KillAll), hall.Postgres.Revive),
            FaultKind.KillBackend => (hall.Postgres.KillBackend, hall.Postgres.Revive),
            FaultKind.EndSessions => (hall.Postgres.EndSessions, hall.Postgres.Revive),
            FaultKind.FillDisk => (Now(hall.Postgres.FillDisk), () =>
            {
                hall.Postgres.FreeDisk();
                return hall.Postgres.Revive();
            }),
            FaultKind.KillRedis => (() => Redis(away: true, hall.Redis is { } redis ? redis.Kill : Nothing), () => Redis(away: false, hall.Redis is { } redis ? redis.Revive : Nothing)),
            FaultKind.FreezeRedis => (Now(() => hall.Redis?.Freeze()), Now(() => hall.Redis?.Thaw())),
            FaultKind.JumpClock => (() => Jump(fault, TimeSpan.FromHours(fault.At.Ticks % 2 == 0 ? 1 : -1)), () => Jump(fault, TimeSpan.Zero)),
            FaultKind.FreezeBrowser => (() => browsers.Freeze(fault.Which), () => browsers.Thaw(fault.Which)),
            FaultKind.KillBrowser => (() => browsers.Kill(fault.Which), () => browsers.Reopen(fault.Which)),
            FaultKind.LoseCommits => LoseCommits(WireOf(fault)),
            _ => (Now(() => WireOf(fault)?.Begin(fault.Kind, fault.Link == Between.ClientsAndNodes ? 0.5 : 1)), Now(() => WireOf(fault)?.End())),
        };
    }

    Wire? WireOf(Fault fault) => fault.Link switch
    {
        Between.ClientsAndNodes => hall.Door,
        Between.NodeAndPostgres => hall.ToPostgres[fault.Which % 2],
        _ => hall.ToRedis.ElementAtOrDefault(fault.Which % 2),
    };

    /// <summary>Every third COMMIT is done and not heard of, or was never sent.</summary>
    static (Func<Task> Begin, Func<Task> End) LoseCommits(Wire? wire)
    {
        var fates = new CommitFates();
        return (Now(() => (wire!.Up, wire.Down) = (fates.Up, fates.Down)), Now(() => (wire!.Up, wire.Down) = (Relay.Pass, Relay.Pass)));
    }

    async Task Redis(bool away, Func<Task> how)
    {
        RedisIsAway = away;
        await how();
    }

    async Task Jump(Fault fault, TimeSpan by)
    {
        jumpClocks(by);
        await browsers.JumpClock(fault.Which, by);
    }

    static Task Nothing() => Task.CompletedTask;

    static Func<Task> Now(Action act) => () =>
    {
        act();
        return Task.CompletedTask;
    };
}
