using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Host.Rotation;
using OpenTalks.Host.Tests.Live;
using OpenTalks.People;
using OpenTalks.Rotations;
using OpenTalks.Web;
using OpenTalks.Web.Rotation;

namespace OpenTalks.Host.Tests.Rotation;

public class The_page_about_seats
{
    public static TheoryData<string> All => [.. Languages.Offered.Select(language => language.Code)];

    [Theory, MemberData(nameof(All))]
    public void has_words_for_everything_the_planner_may_say(string language)
    {
        var keys = Words.For(language).Keys;
        string[] asked =
        [
            .. Sayings.Impossible.Select(code => $"planner.wrong-{code}"), .. Sayings.Remedies.Select(code => $"planner.remedy-{code}"),
            .. Sayings.Scores.Concat(Sayings.Gaps).Select(code => $"planner.remark-{code}"), .. Sayings.Scores.Select(code => $"seating.count-{code}"),
            .. Sayings.Ways.Select(code => $"seating.way-{code}"), .. Sayings.Reasons.Select(code => $"planner.because-{code}"),
            .. Sayings.Found.Select(code => $"linter.found-{code}"), .. RuleLevels.Names.Select(name => $"seating.rule-{name}"),
            .. RuleLevels.Levels.Select(level => $"seating.level-{level}"), .. Groups.Languages.Select(code => $"seating.language-{code}"),
        ];
        asked.Except(keys).Should().BeEmpty();
    }

    [Theory, MemberData(nameof(All))]
    public void says_every_finding_of_the_linter_in_words(string language)
    {
        var saying = new Saying(Words.For(language));
        var setup = Presets.ItuEvening2013("", Attribution.Open);
        foreach (var people in new[] { 2, 20, 37, 50, 55, 60, 61, 100, 2000 })
            foreach (var finding in Linter.Check(LinterDraft.Of(setup with { Expected = people })))
                saying.Of($"linter.found-{finding.What.Code}", finding.What).Should().NotContain("–", "of {0}", finding.What.Code);
    }

    [Fact]
    public async Task is_there_for_facilitators_alone()
    {
        await using var cafe = await OpenCafe.On("seating-permission");
        var guest = cafe.Host.Browser();
        await guest.Send($"/j/{cafe.Code}", ("name", "Ada"), ("attempt", Guid.NewGuid().ToString("N")));
        await cafe.FacilitatorsBrowser.Send($"/cafe/{cafe.Id}/people", ("role", "rapporteur"));
        var secret = cafe.FacilitatorsBrowser.Page.Split("/accept#")[1].Split('"')[0];
        var rapporteur = cafe.Host.Browser();
        await rapporteur.Send("/accept", ("secret", secret), ("name", "Rae"), ("email", "rae@example.org"), ("password", "nine paper cloths"));

        foreach (var browser in new[] { guest, rapporteur })
        {
            (await browser.Open($"/cafe/{cafe.Id}/seating")).Should().Be(HttpStatusCode.NotFound);
            (await browser.Open($"/cafe/{cafe.Id}/seating/preview?do=plan")).Should().Be(HttpStatusCode.NotFound);
            foreach (var path in new[] { "accept", "undo", "gone", "back", "rules", "search", "search/stop", "seat" })
                (await browser.Send("/", $"/cafe/{cafe.Id}/seating/{path}", ("person", "1"))).Should().Be(HttpStatusCode.NotFound, path);
            browser.Dispose();
        }
        using var stranger = cafe.Host.Browser();
        (await stranger.Open($"/cafe/{cafe.Id}/seating")).Should().Be(HttpStatusCode.Redirect, "a facilitator may have to sign in first");
        (await cafe.FacilitatorsBrowser.Open($"/cafe/{cafe.Id}/seating")).Should().Be(HttpStatusCode.OK);
        (await cafe.FacilitatorsBrowser.Open($"/cafe/{Guid.NewGuid()}/seating")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task searches_longer_in_the_background_and_accepts_what_was_found()
    {
        var database = await Services.FreshDatabase("seating-search");
        await using var host = await new RunningHost(database, services =>
            services.AddSingleton(provider => new Searches(provider.GetRequiredService<TimeProvider>()) { Length = TimeSpan.FromSeconds(1) })).Start();
        using var fay = host.Browser();
        await fay.Send("/first", ("secret", host.FirstSecret!), ("name", "Fay"), ("email", "fay@example.org"), ("password", "nine paper cloths"));
        await using var cafe = await OpenCafe.Another(host, fay);
        var people = new List<Phone>();
        for (var i = 1; i <= 9; i++) people.Add(await cafe.Joins($"Guest {i}"));
        var desk = new SeatingDeskOf(cafe, cafe.FacilitatorsBrowser);
        await desk.Decides("plan");
        var attempt = Guid.NewGuid().ToString("N");
        (await desk.Sends("/search", ("attempt", attempt))).Should().Be(HttpStatusCode.Redirect);
        await desk.Opens();
        if (!desk.Text.Contains("What the search found", StringComparison.Ordinal)) desk.Text.Should().Contain("of 1 seconds").And.Contain("You may leave this page");
        await Phone.Until(async () => { await desk.Opens(); return desk.Text; }, text => text.Contains("What the search found", StringComparison.Ordinal));
        desk.Text.Should().Contain("nothing better was found", "nine people need no search");
        (await desk.Previews("search", ("attempt", attempt))).Should().Be(HttpStatusCode.OK);
        desk.Text.Should().Contain("Better seats for the rounds to come").And.Contain("What changes and what it costs");
        (await desk.Accepts()).Should().Be(HttpStatusCode.Redirect);
        await desk.Follows();
        desk.Text.Should().Contain("Done: Better seats for the rounds to come");

        // Another node knows the café from its events alone.
        await using var second = await new RunningHost(database).Start();
        using var again = second.Browser();
        await again.Send("/sign-in", ("email", "fay@example.org"), ("password", "nine paper cloths"));
        var there = new SeatingDeskOf(cafe, again);
        (await there.Opens()).Should().Be(HttpStatusCode.OK);
        there.Text.Should().Contain("Better seats for the rounds to come").And.Contain("Seats are given for all rounds");
    }

    [Fact]
    public async Task says_when_there_is_something_newer_and_ends_a_search_that_is_stopped()
    {
        await using var cafe = await OpenCafe.On("seating-news");
        for (var i = 1; i <= 9; i++) await cafe.Joins($"Guest {i}");
        var desk = new SeatingDeskOf(cafe, cafe.FacilitatorsBrowser);
        await desk.Decides("plan");
        var shown = await Shown();
        (await News()).Tag.Should().Be(shown, "nothing has happened since");
        await cafe.Joins("Late");
        (await News()).Tag.Should().NotBe(shown);
        await Phone.Until(async () => (Page: await Shown(), News: (await News()).Tag), tags => tags.Page == tags.News);

        var attempt = Guid.NewGuid().ToString("N");
        await desk.Sends("/search", ("attempt", attempt));
        (await News()).Search.Should().BeTrue();
        await desk.Sends("/search/stop", ("attempt", attempt));
        (await News()).Search.Should().BeFalse("it was to take ten seconds");
        await desk.Opens();
        desk.Text.Should().Contain("What the search found");

        async Task<string> Shown()
        {
            await desk.Opens();
            return Tag(desk.Browser.Page);
        }

        async Task<(string Tag, bool Search)> News()
        {
            await desk.Browser.Open($"/cafe/{cafe.Id}/seating/news");
            using var news = System.Text.Json.JsonDocument.Parse(desk.Browser.Page);
            return (news.RootElement.GetProperty("tag").GetString()!, news.RootElement.GetProperty("search").ValueKind == System.Text.Json.JsonValueKind.Object);
        }

        static string Tag(string page) => page.Split(" tag=\"")[1].Split('"')[0];
    }

    [Fact]
    public void names_who_meets_again_but_not_those_who_must()
    {
        var room = new Room([.. Enumerable.Range(1, 5).Select(number => new RoomPerson(number))], [new RoomTable(1, 2, 5)], 3) { Together = [[4, 5]] };
        Encounter.Again(room, [new(1, 1, [1, 2, 4, 5]), new(2, 1, [1, 3, 4, 5]), new(3, 1, [1, 2])])
            .Select(pair => $"{pair.Person} {pair.Other} in {string.Join(' ', pair.Rounds)}").Should().Equal("1 2 in 1 3", "1 4 in 1 2", "1 5 in 1 2");
    }

    [Fact]
    public void seats_a_latecomer_among_a_thousand_and_says_how_long_it_takes()
    {
        var setup = Presets.ItuEvening2013("Large", Attribution.Open);
        setup = setup with { Tables = [.. Enumerable.Range(1, 220).Select(number => new Table(number, $"T{number}", 3, 5, TablePlace.Mixed, (number - 1) % 3 + 1))] };
        var cafe = Cafe.Evolve(Cafe.Unopened, new CafeEvent.Opened(setup));
        for (var number = 1; number <= 1000; number++) cafe = Cafe.Evolve(cafe, new CafeEvent.PersonCame(number, Role.Participant));
        var room = CafeRoom.Of(cafe, PersonOf, 0).Room;
        var plan = ((Planning.Made)Rotations.Rotation.Plan(room, History.None, Rules.Default, Budget.OfSteps(1000), 1, CancellationToken.None)).Plan;
        cafe = Cafe.Evolve(Cafe.Evolve(cafe, new CafeEvent.SeatsPlanned(Seating.Rounds(plan), 1, 1000, 0)), new CafeEvent.PersonCame(1001, Role.Participant));

        var seated = Seat();
        var began = TimeProvider.System.GetTimestamp();
        Seat();
        TestContext.Current.TestOutputHelper!.WriteLine($"A latecomer among 1,000 people: {TimeProvider.System.GetElapsedTime(began).TotalMilliseconds:0} ms");
        seated.Seats.Select(seat => seat.Round).Should().Equal(1, 2, 3);
        for (var number = 1; number <= 1000; number++)
            for (var round = 1; round <= 3; round++) seated.Plan.TableOf(number, round).Should().Be(plan.TableOf(number, round));

        Welcome.Seated Seat()
        {
            var (now, history, standing) = CafeRoom.Of(cafe, PersonOf, 0);
            return (Welcome.Seated)Rotations.Rotation.Seat(now, history, Rules.Default, standing, 1001);
        }

        static Person PersonOf(int number) => Person.Of(Guid.Empty, number, new PersonDetails($"Guest {number}", Group: Groups.Stakeholders[number % 5], Languages: ["en"]));
    }
}
