using System.Collections.Concurrent;
using System.Net;
using OpenTalks.Host.Operations;

namespace OpenTalks.Host.Live;

/// <summary>
/// How many sockets may stand open: of one address as long as it is not known who they are, and of one person once it is. A whole conference behind one
/// address gets in, since whoever is known does not count there any more.
/// </summary>
public sealed class Doors(Counters count)
{
    const int UnknownOfAddress = 1_000, UnknownAtAll = 4_000, OfPerson = 10;

    readonly ConcurrentDictionary<IPAddress, int> addresses = new();
    readonly ConcurrentDictionary<(Guid Cafe, int Number), int> persons = new();
    readonly Counters counters = count;
    int unknown;

    /// <summary>Around the whole life of each socket; closed while the host empties itself before it stops.</summary>
    public async Task Guard(HttpContext http, RequestDelegate next, Draining draining)
    {
        if (!http.WebSockets.IsWebSocketRequest && !SameOrigin.AsksForSocket(http.Request))
        {
            await next(http);
            return;
        }
        using var visit = new Visit(this, http.Connection.RemoteIpAddress ?? IPAddress.None);
        if (draining.UnderWay || !visit.Enters())
        {
            counters.Refused(draining.UnderWay ? "draining" : "too-many-sockets");
            http.Response.StatusCode = draining.UnderWay ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status429TooManyRequests;
            http.Response.Headers.RetryAfter = "1";
            return;
        }
        http.Features.Set(visit);
        await next(http);
    }

    /// <summary>One socket, from before its handshake to its end.</summary>
    public sealed class Visit(Doors doors, IPAddress address) : IDisposable
    {
        readonly Lock gate = new();
        (Guid, int)? person;
        bool waits, over;

        internal bool Enters()
        {
            waits = true;
            // Not short-circuited: both are counted, and both are taken back at the end.
            return doors.addresses.AddOrUpdate(address, 1, (_, n) => n + 1) <= UnknownOfAddress & Interlocked.Increment(ref doors.unknown) <= UnknownAtAll;
        }

        /// <summary>It is known now who it is.</summary>
        /// <returns>False if they have too many already.</returns>
        public bool Is(Who who)
        {
            lock (gate)
            {
                if (over) return false;
                Known();
                person = (who.Cafe, who.Number);
                if (doors.persons.AddOrUpdate(person.Value, 1, (_, n) => n + 1) <= OfPerson) return true;
            }
            doors.counters.Refused("too-many-of-one");
            return false;
        }

        void Known()
        {
            if (!waits) return;
            waits = false;
            Interlocked.Decrement(ref doors.unknown);
            Less(doors.addresses, address);
        }

        public void Dispose()
        {
            lock (gate)
            {
                over = true;
                Known();
                if (person is { } known) Less(doors.persons, known);
                person = null;
            }
        }

        static void Less<T>(ConcurrentDictionary<T, int> counts, T of) where T : notnull
        {
            if (counts.AddOrUpdate(of, 0, (_, n) => n - 1) <= 0) counts.TryRemove(new(of, 0));
        }
    }
}
