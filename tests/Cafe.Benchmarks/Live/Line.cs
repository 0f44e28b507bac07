using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace OpenTalks.Benchmarks.Live;

/// <summary>What a line tells of what it hears; called on the line's reading loop.</summary>
interface IListener
{
    void Heard(Line line, Guid id, long at);
}

/// <summary>One guest's connection by SignalR's own client, the same whoever serves.</summary>
/// <param name="to">The sheet's name in commands.</param>
/// <param name="bundles">Ideas that wait while one message is written go out in one call, as OpenTalks' outbox does; a bare hub's clients call once for each.</param>
sealed class Line(int index, string to, bool bundles, IListener listener) : IAsyncDisposable
{
    const int MostInOne = 200;

    static readonly string[] Texts =
    [
        "Publish the agenda and the papers a month before, in the languages of those who are meant to come.",
        "Before a rule is made, ask those who will have to live by it: schools, clinics, small firms.",
        "A budget line for travel would say more about inclusion than another declaration does.",
        "Answer every written comment in public, also with a no and the reason for it.",
        "Critical infrastructure needs a telephone that somebody picks up at three in the morning.",
    ];

    HubConnection? hub;
    int pending, sequence, written;

    public int Index => index;

    /// <summary>When each idea was meant to go out; by its number among this line's ideas, modulo the length.</summary>
    public long[] Meant { get; } = new long[4096];

    /// <summary>How many have still to see it.</summary>
    public int[] Missing { get; } = new int[4096];

    /// <summary>How many others sit at the table.</summary>
    public int Others { get; set; }

    public async Task Open(Uri address, string? cookie)
    {
        hub = new HubConnectionBuilder().WithUrl(address, options =>
        {
            options.SkipNegotiation = true;
            options.Transports = HttpTransportType.WebSockets;
            if (cookie is not null) options.Headers["Cookie"] = cookie;
            options.Headers["Origin"] = address.GetLeftPart(UriPartial.Authority);
        }).Build();
        hub.On<JsonElement>("Sheet", Sheet);
        hub.On<JsonElement>("Outcomes", Outcomes);
        await hub.StartAsync();
    }

    public Task Watch(params string[] feeds) => hub!.InvokeAsync("Watch", feeds);

    /// <summary>Puts ideas on their way.</summary>
    /// <param name="meantAt">Stopwatch ticks at which they should have gone.</param>
    public void Write(int ideas, long meantAt)
    {
        for (var i = 0; i < ideas; i++)
        {
            var number = Interlocked.Increment(ref sequence);
            Meant[number & 4095] = meantAt;
            Missing[number & 4095] = Others;
        }
        if (Interlocked.Add(ref pending, ideas) == ideas) _ = Drain();
    }

    async Task Drain()
    {
        await Task.Yield();
        while (Volatile.Read(ref pending) is > 0 and var waiting)
        {
            var many = bundles ? Math.Min(waiting, MostInOne) : 1;
            var commands = new Sent[many];
            for (var i = 0; i < many; i++)
            {
                var number = ++written;
                commands[i] = new Sent(Ids.Command(index, number), to, new Captured("capture", Ids.Idea(index, number), 1, Texts[number % Texts.Length], "en"));
            }
            try
            {
                await hub!.SendAsync("Send", commands);
            }
            catch (Exception e) when (e is InvalidOperationException or OperationCanceledException or System.Net.WebSockets.WebSocketException)
            {
                // The line is gone; whoever waits for its ideas sees that they do not come.
                return;
            }
            if (Interlocked.Add(ref pending, -many) == 0) return;
        }
    }

    /// <summary>A relay's idea as it was sent, or OpenTalks' news with the facts of one commit.</summary>
    void Sheet(JsonElement news)
    {
        var at = Stopwatch.GetTimestamp();
        if (news.TryGetProperty("do", out var relayed)) listener.Heard(this, relayed.GetProperty("idea").GetGuid(), at);
        else
            foreach (var fact in news.GetProperty("facts").EnumerateArray())
                listener.Heard(this, fact.GetProperty("idea").GetProperty("id").GetGuid(), at);
    }

    void Outcomes(JsonElement outcomes)
    {
        var at = Stopwatch.GetTimestamp();
        foreach (var outcome in outcomes.EnumerateArray())
        {
            if (outcome.TryGetProperty("refused", out var refused) && refused.ValueKind == JsonValueKind.String) throw new InvalidOperationException(outcome.GetRawText());
            listener.Heard(this, outcome.GetProperty("id").GetGuid(), at);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (hub is not null) await hub.DisposeAsync();
    }

    sealed record Sent(Guid Id, string To, Captured Do);

    sealed record Captured(string Type, Guid Idea, int Round, string Text, string Language);
}

/// <summary>Ids that say whose they are, so that nothing has to be looked up: kind and line, a salt for the run, number.</summary>
static class Ids
{
    static readonly byte[] Salt = Guid.NewGuid().ToByteArray()[..4];

    public static Guid Command(int line, int number) => Of(line, number, 1);

    public static Guid Idea(int line, int number) => Of(line, number, 2);

    static Guid Of(int line, int number, byte kind) =>
        new(line, kind, 0, Salt[0], Salt[1], Salt[2], Salt[3], (byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number);

    public static (int Line, int Number, bool IsIdea) Read(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return ((bytes[2] << 8) | bytes[3], (bytes[12] << 24) | (bytes[13] << 16) | (bytes[14] << 8) | bytes[15], bytes[5] == 2);
    }
}
