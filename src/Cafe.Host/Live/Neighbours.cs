using System.Collections.Concurrent;
using System.Globalization;
using OpenTalks.Host.Operations;
using StackExchange.Redis;

namespace OpenTalks.Host.Live;

/// <summary>
/// Wakes the other nodes by one plain Redis channel: a message says which streams a commit has moved and to which version, never what is in
/// them, so whoever can send there can make nodes look and nothing more. Nobody waits for Redis; without it the others look by themselves.
/// </summary>
public sealed class Neighbours(RedisChannelOptions options, Counters counters, TimeProvider time, ILogger<Neighbours> log) : Steady(time, log)
{
    static readonly RedisChannel Channel = RedisChannel.Literal("opentalks:moved");
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    const int LongestMessage = 64 * 1024;

    readonly string me = Guid.NewGuid().ToString("N");
    readonly ConcurrentDictionary<StreamName, long> untold = new();
    readonly SemaphoreSlim wake = new(0, 1);
    ConnectionMultiplexer? redis;
    bool away;

    /// <summary>Another node says that a stream has moved to a version.</summary>
    public Action<StreamName, long> Heard { get; set; } = (_, _) => { };

    /// <summary>Says soon that a stream has moved. What is not said yet is held once for each stream.</summary>
    public void Tell(StreamName name, long version)
    {
        if (options.Redis is null) return;
        untold.AddOrUpdate(name, version, (_, before) => Math.Max(before, version));
        if (wake.CurrentCount > 0) return;
        try { wake.Release(); }
        catch (SemaphoreFullException) { /* Somebody else has just rung. */ }
    }

    protected override async Task Turn(CancellationToken stopping)
    {
        if (options.Redis is not { } settings)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, Time, stopping);
            return;
        }
        try
        {
            redis ??= await Connect(settings, stopping);
            await wake.WaitAsync(stopping);
            await Say(redis);
            if (away) log.LogWarning("Redis is back: nodes wake each other again");
            away = false;
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            counters.RedisAway();
            if (!away) log.LogWarning("Redis does not answer; nodes hear of each other by looking, within a second: {Reason}", e.Message);
            away = true;
            await Task.Delay(Patience, Time, stopping);
        }
    }

    async Task Say(ConnectionMultiplexer to)
    {
        List<string> lines = [me];
        foreach (var moved in untold)
            if (untold.TryRemove(moved)) lines.Add(string.Create(CultureInfo.InvariantCulture, $"{moved.Key} {moved.Value}"));
        if (lines.Count > 1) await to.GetSubscriber().PublishAsync(Channel, string.Join('\n', lines)).WaitAsync(Patience, Time);
    }

    async Task<ConnectionMultiplexer> Connect(ConfigurationOptions settings, CancellationToken stopping)
    {
        var made = await ConnectionMultiplexer.ConnectAsync(settings).WaitAsync(stopping);
        try
        {
            // Once made, it is made again by itself whenever the connection is.
            await made.GetSubscriber().SubscribeAsync(Channel, (_, message) => Hear(message)).WaitAsync(Patience * 2, Time, stopping);
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    void Hear(RedisValue message)
    {
        if (message.IsNull || message.Length() > LongestMessage) return;
        var lines = ((string)message!).Split('\n');
        if (lines[0] == me) return;
        foreach (var line in lines.Skip(1))
        {
            var blank = line.LastIndexOf(' ');
            if (blank > 0 && StreamName.Parse(line.AsSpan(0, blank)) is { } name
                && long.TryParse(line.AsSpan(blank + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)) Heard(name, version);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (redis is not null) await redis.DisposeAsync();
    }
}

/// <summary>Where Redis is.</summary>
/// <param name="Redis">Null on one machine, which needs none.</param>
public sealed record RedisChannelOptions(ConfigurationOptions? Redis)
{
    /// <exception cref="Storage.StartException">The connection string cannot be read.</exception>
    public static RedisChannelOptions Of(IConfiguration configuration)
    {
        if (configuration.GetConnectionString("Redis") is not { Length: > 0 } given) return new(Redis: null);
        try
        {
            var settings = ConfigurationOptions.Parse(given);
            settings.ClientName ??= "opentalks";
            settings.AbortOnConnectFail = false;
            settings.ConnectTimeout = settings.AsyncTimeout = settings.SyncTimeout = 2000;
            settings.KeepAlive = 5;
            // What could not be said is old news by the time it could.
            settings.BacklogPolicy = BacklogPolicy.FailFast;
            settings.ReconnectRetryPolicy = new LinearRetry(500);
            return new(settings);
        }
        catch (ArgumentException unread)
        {
            throw new Storage.StartException($"The connection string of Redis cannot be read: {unread.Message}", unread);
        }
    }
}
