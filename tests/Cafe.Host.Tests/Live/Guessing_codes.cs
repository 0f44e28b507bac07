using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenTalks.Cafes;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Cafes;

namespace OpenTalks.Host.Tests.Live;

/// <summary>Whoever guesses codes finds nothing, and keeps nobody out.</summary>
public partial class Guessing_codes
{
    [Theory, InlineData(1), InlineData(200)]
    public async Task a_hundred_thousand_times_is_answered_as_often_as_the_limits_say(int addresses)
    {
        var time = new FakeTimeProvider();
        var guesses = new Guesses(new Tries(time), time);
        IPAddress[] from = [.. Enumerable.Range(1, addresses).Select(n => new IPAddress([203, 0, (byte)(n / 250), (byte)(n % 250)]))];
        List<Task<bool>> waiting = [];
        var looked = 0;
        for (var guess = 0; guess < 100_000; guess++)
        {
            var address = from[guess % addresses];
            var may = guesses.May(address, CancellationToken.None);
            if (!may.IsCompleted) waiting.Add(may);
            else if (await may) looked++;
            else continue;
            guesses.Wrong(address);
            // As fast as a line lets them: a minute for a hundred thousand.
            time.Advance(TimeSpan.FromMilliseconds(0.6));
        }
        var free = Math.Min(addresses * Guesses.MostFromAddress, Math.Max(Guesses.MostFromAll, addresses * Guesses.AlwaysFromAddress));
        (looked + waiting.Count).Should().BeInRange(Guesses.AlwaysFromAddress, free + Guesses.SlowPerMinute + 10);

        (await guesses.May(IPAddress.Parse("198.51.100.7"), CancellationToken.None)).Should().BeTrue("who has guessed nothing is looked up at once");
        time.Advance(TimeSpan.FromSeconds(10));
        (await guesses.May(from[0], CancellationToken.None)).Should().BeTrue("who shares the address comes in when it is their turn");
    }

    [Fact]
    public void of_IPv6_counts_a_network_as_one_address()
    {
        var time = new FakeTimeProvider();
        var guesses = new Guesses(new Tries(time), time);
        for (var n = 0; n < 40; n++) guesses.Wrong(IPAddress.Parse($"2001:db8::{n:x}"));
        guesses.May(IPAddress.Parse("2001:db8::ffff:1"), CancellationToken.None).IsCompleted.Should().BeTrue("the first turn is free");
        guesses.May(IPAddress.Parse("2001:db8::ffff:2"), CancellationToken.None).IsCompleted.Should().BeFalse("the next one waits");
    }

    [Fact, Promise("A-01")]
    public async Task a_thousand_times_from_one_address_keeps_nobody_there_out_and_a_closed_cafe_answers_as_none_does()
    {
        await using var cafe = await OpenCafe.On("guessing");
        await using var over = await OpenCafe.Another(cafe.Host, cafe.FacilitatorsBrowser);
        await using (var fay = await over.Facilitates()) await fay.Asks("cafe", new CafeCommand.End());
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = cafe.Host.Address };

        async Task<(HttpStatusCode Status, string Page, double Ms)> Tries(string code, string from)
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, $"/j/{code}");
            asked.Headers.TryAddWithoutValidation(Browser.FromHeader, from);
            var since = Stopwatch.GetTimestamp();
            using var answer = await http.SendAsync(asked);
            var page = await answer.Content.ReadAsStringAsync();
            return (answer.StatusCode, page, Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }

        List<HttpStatusCode> answers = [];
        await Parallel.ForEachAsync(Enumerable.Range(0, 1000), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (_, _) =>
        {
            var (status, _, _) = await Tries(JoinCodes.New(), "203.0.113.9");
            lock (answers) answers.Add(status);
        });
        answers.Should().OnlyContain(status => status == HttpStatusCode.NotFound || status == HttpStatusCode.TooManyRequests);
        answers.Count(status => status == HttpStatusCode.NotFound).Should().BeLessThan(Guesses.MostFromAddress + 32 + (Guesses.SlowPerMinute * 3));
        var sameHall = await Phone.Until(() => Tries(cafe.Code, "203.0.113.9"), tried => tried.Status != HttpStatusCode.TooManyRequests);
        sameHall.Status.Should().Be(HttpStatusCode.OK);
        (await Tries(cafe.Code, "203.0.113.10")).Status.Should().Be(HttpStatusCode.OK);

        // From addresses that have guessed nothing, so that nothing waits.
        List<double> wrong = [], closed = [];
        for (var n = 0; n < 1000; n++)
        {
            var from = $"198.{18 + (n / 250)}.{n % 250}.7";
            var (status, page, ms) = await Tries(JoinCodes.New(), from);
            var (statusOfClosed, pageOfClosed, msOfClosed) = await Tries(over.Code, from);
            (statusOfClosed, Said(pageOfClosed)).Should().Be((status, Said(page)));
            wrong.Add(ms);
            closed.Add(msOfClosed);
        }
        Math.Abs(wrong.Order().ElementAt(500) - closed.Order().ElementAt(500)).Should().BeLessThan(10);
    }

    /// <summary>A page without what is new in every answer, and without the code that was typed.</summary>
    static string Said(string page) => Passing().Replace(page, "");

    [GeneratedRegex("nonce=\"[^\"]*\"|value=\"[^\"]*\"|/j/[A-Z0-9]*|%2Fj%2F[A-Z0-9]*")]
    private static partial Regex Passing();
}
