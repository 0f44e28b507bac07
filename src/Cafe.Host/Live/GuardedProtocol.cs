using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;
using OpenTalks.Host.Operations;

namespace OpenTalks.Host.Live;

/// <summary>
/// SignalR's JSON with an eye on each connection's frames. Calls of methods that do not exist, or with arguments of other types, are answered by SignalR
/// without any code of ours; here they are counted, and whoever keeps on loses the connection.
/// </summary>
sealed class GuardedProtocol(IOptions<JsonHubProtocolOptions> options, PaceLimit pace, Counters counters, TimeProvider time) : IHubProtocol
{
    /// <summary>Mistakes that a connection may make at once, and how many are forgiven in a second.</summary>
    const int Mistakes = 20;
    const double MistakesForgiven = 0.2;

    /// <summary>Messages of any kind at once, as a multiple of the commands that a person may send in a second; half of it comes back each second.</summary>
    const int Burst = 20;

    readonly JsonHubProtocol json = new(options);

    // SignalR makes one binder for each connection and gives us nothing else to know it by.
    readonly ConditionalWeakTable<IInvocationBinder, Patience> patience = [];

    public string Name => json.Name;
    public int Version => json.Version;
    public TransferFormat TransferFormat => json.TransferFormat;
    public bool IsVersionSupported(int version) => json.IsVersionSupported(version);
    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => json.WriteMessage(message, output);
    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => json.GetMessageBytes(message);

    /// <exception cref="InvalidDataException">The frame is none, or it was one too many: SignalR closes the connection.</exception>
    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        if (!json.TryParseMessage(ref input, binder, out message)) return false;
        if (pace.CommandsPerSecond == 0) return true;
        var of = patience.GetValue(binder, _ => new(new(Mistakes, MistakesForgiven, time), new(pace.CommandsPerSecond * Burst, pace.CommandsPerSecond * Burst / 2.0, time)));
        if (message is InvocationBindingFailureMessage or StreamBindingFailureMessage or StreamInvocationMessage or StreamItemMessage)
        {
            counters.Refused("call-unknown");
            if (!of.Mistakes.Take()) throw new InvalidDataException("Too many calls that nobody knows.");
        }
        if (of.Messages.Take()) return true;
        counters.Refused("too-many-messages");
        throw new InvalidDataException("Too many messages.");
    }

    sealed record Patience(Bucket Mistakes, Bucket Messages);
}
