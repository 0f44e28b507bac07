using System.Net;
using System.Net.Sockets;
using OpenTalks.Host.Accounts;

namespace OpenTalks.Host.Cafes;

/// <summary>
/// How often a code may be tried. A code is looked up at once for whoever has not guessed wrong too often, and for all others one at a time: so
/// guessing gains nothing, and a hall that shares one address with somebody who guesses still comes in.
/// </summary>
public sealed class Guesses(Tries tries, TimeProvider time)
{
    /// <summary>Wrong ones in ten minutes: from one address; from one address while all together are over theirs; from all together.</summary>
    public const int MostFromAddress = 30, AlwaysFromAddress = 5, MostFromAll = 1000;

    /// <summary>Then so many a minute are looked up, of all that are over their limit together.</summary>
    public const int SlowPerMinute = 100;

    static readonly TimeSpan Between = TimeSpan.FromMinutes(1) / SlowPerMinute, LongestWait = TimeSpan.FromSeconds(3);

    const string FromAll = "join-code";

    readonly Lock gate = new();
    DateTimeOffset next;

    /// <summary>Waits for its turn where many wrong ones came before.</summary>
    /// <returns>False where too many wait already: nothing is looked up.</returns>
    public async Task<bool> May(IPAddress? address, CancellationToken cancel)
    {
        var from = From(address);
        if (tries.Wait(from, AlwaysFromAddress) is null) return true;
        if (tries.Wait(from, MostFromAddress) is null && tries.Wait(FromAll, MostFromAll) is null) return true;
        if (Turn() is not { } wait) return false;
        if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancel);
        return true;
    }

    public void Wrong(IPAddress? address)
    {
        tries.Wrong(From(address));
        tries.Wrong(FromAll);
    }

    TimeSpan? Turn()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var at = next > now ? next : now;
            if (at - now > LongestWait) return null;
            next = at + Between;
            return at - now;
        }
    }

    /// <summary>One network of IPv6 is one address: whoever has one has 2⁶⁴.</summary>
    static string From(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }) return $"{FromAll}/{address}";
        var network = address.GetAddressBytes();
        Array.Clear(network, 8, 8);
        return $"{FromAll}/{new IPAddress(network)}";
    }
}
