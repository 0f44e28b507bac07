using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpenTalks.Cafes;
using OpenTalks.Host.Live;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Web.Setups;

namespace OpenTalks.Host.Tests.Setups;

/// <summary>The set-up as a browser without script has it: forms, posted whole.</summary>
[Collection(nameof(OneHost))]
public sealed class Setting_up_a_cafe(OneHost host) : IAsyncLifetime
{
    OpenCafe cafe = null!;
    Browser fay = null!;

    string Setup => $"/cafe/{cafe.Id}/setup";
    string Text => Regex.Replace(WebUtility.HtmlDecode(fay.Page), @"(<[^>]+>|\s)+", " ");
    string Of(string field) => Browser.FormOf(fay.Page)[field];

    public async ValueTask InitializeAsync()
    {
        cafe = await host.Cafe();
        fay = cafe.FacilitatorsBrowser;
    }

    public async ValueTask DisposeAsync() => await cafe.DisposeAsync();

    public static TheoryData<string> Presets => [.. OpenTalks.Cafes.Presets.Keys];

    [Theory, MemberData(nameof(Presets)), Promise("S1")]
    public async Task begins_with_a_preset_that_adds_up(string preset)
    {
        await fay.Send("/cafes/new", "/cafes", ("title", "Another"), ("preset", preset), ("attribution", "open"), ("attempt", Guid.NewGuid().ToString("N")));
        (await fay.Open(fay.Answer.Headers.Location!.OriginalString)).Should().Be(HttpStatusCode.OK);
        Text.Should().Contain("It adds up.").And.Contain("Saved");
        var minutes = preset.Split('-')[^1] switch { "evening" => 120, "blank" => 32, var booked => int.Parse(booked, System.Globalization.CultureInfo.InvariantCulture) };
        Text.Should().Contain($"{minutes} minutes planned.");
    }

    [Fact]
    public async Task keeps_every_field_as_it_was_typed()
    {
        (string, string?)[] typed =
        [
            ("title", "Noisy rooms"), ("purpose", "Why\nwe meet"), ("place", "The library"), ("date", "2026-10-08"), ("time", "18:15"), ("zone", "Asia/Kolkata"), ("room", "https://meet.example/hall?x=1&y=2"),
            ("organiser", "ITU"), ("contact", "open@itu.example"), ("chair", "Cher"), ("rapporteur", "Rae"), ("expected", "40"), ("booked", "130"), ("format", "half-moves"), ("hosts", "move"), ("home", "on"),
            ("languages.es", "on"), ("questions.0.es", "¿Quién?"), ("tables.3.name", "Acacia & Son"), ("tables.3.number", "44"), ("tables.3.least", "4"), ("tables.3.seats", "6"), ("tables.3.place", "remote"),
            ("tables.3.question", "3"), ("tables.3.where", "by the window"), ("tables.3.link", "http://10.0.0.7/4"), ("phases.0.minutes", "12"), ("phases.0.waits", "on"), ("attribution", "anonymous"),
            ("consent", "Photographs are taken."), ("retention", "7"),
        ];
        (await fay.SetsUp(Setup, typed)).Should().Be(HttpStatusCode.OK);
        var kept = Browser.FormOf(fay.Page);
        foreach (var (name, text) in typed) kept[name].Should().Be(text, name);
    }

    [Theory]
    [InlineData("room", "javascript:alert(1)", "This is no link.")]
    [InlineData("tables.2.link", "meet.example/7", "This is no link.")]
    [InlineData("phases.2.minutes", "0", "From 1 to 240 minutes.")]
    [InlineData("tables.0.name", "\u202E\u202D\u2066", "Give it a name that can be read.")]
    [InlineData("tables.1.number", "1", "Another table has this number.")]
    [InlineData("tables.1.seats", "many", "Write a whole number here.")]
    [InlineData("zone", "Mars/Olympus", "There is no such time zone.")]
    [InlineData("date", "8 October", "Write the date as year-month-day")]
    [InlineData("title", "", "Give the café a title.")]
    public async Task says_at_the_field_what_is_wrong_and_loses_nothing(string field, string typed, string said)
    {
        (await fay.SetsUp(Setup, ("place", "The library"), (field, typed))).Should().Be(HttpStatusCode.BadRequest);
        fay.Page.Should().Contain($"id=\"{field}-wrong\"");
        Text.Should().Contain(said).And.Contain("Not saved yet");
        (Of("place"), Of(field)).Should().Be(("The library", typed));
        await fay.Open(Setup);
        Of("place").Should().BeEmpty("nothing is half done");
    }

    [Fact]
    public async Task says_what_is_agreed_to_in_the_guests_language_and_who_leads_where()
    {
        (await fay.SetsUp(Setup, ("consent", "We keep ideas."), ("consents.fr", "Nous gardons les idées."), ("chair", "Noor Haddad"), ("rapporteur", "Rae Moss"), ("room", "https://meet.example/main"), ("tables.0.access", "2"))).Should().Be(HttpStatusCode.OK);
        (Of("consents.fr"), Of("tables.0.access")).Should().Be(("Nous gardons les idées.", "2"));
        using var guest = host.Host.Browser();
        await guest.Open($"/j/{cafe.Code}?lang=fr");
        WebUtility.HtmlDecode(guest.Page).Should().Contain("Nous gardons les idées.").And.NotContain("We keep ideas.").And.Contain("Noor Haddad").And.Contain("Rae Moss").And.Contain("https://meet.example/main");
        await guest.Open($"/j/{cafe.Code}?lang=ru");
        WebUtility.HtmlDecode(guest.Page).Should().Contain("We keep ideas.");
        await using var ada = await cafe.Joins("Ada");
        (await ada.Me()).Should().Match<MeView>(me => me.Chair == "Noor Haddad" && me.Rapporteur == "Rae Moss" && me.MainRoom == "https://meet.example/main");
        await fay.Open($"/cafe/{cafe.Id}/print/sheets?what=signs&what=runsheet&lang=en");
        Text.Should().Contain("Noor Haddad").And.Contain("https://meet.example/main").And.Contain("Your host reads the question aloud.").And.Contain("5 min left: Five minutes left.");
        (await fay.SetsUp(Setup, ("tables.0.access", "9"))).Should().Be(HttpStatusCode.BadRequest);
        Text.Should().Contain("There are more access seats than seats.");
    }

    [Fact]
    public async Task reckons_with_the_people_who_are_known_and_mends_it_by_one_click()
    {
        await fay.SendFile($"/cafe/{cafe.Id}/list", $"/cafe/{cafe.Id}/list", System.Text.Encoding.UTF8.GetBytes("name,access needs\nAda,room for a wheelchair\nBo,\n"));
        var (text, attempt) = (Hidden("text"), Hidden("attempt"));
        await fay.SendFile($"/cafe/{cafe.Id}/list", $"/cafe/{cafe.Id}/list/import", [], ("text", text), ("attempt", attempt), ("encoding", "utf-8"));
        await fay.Open(Setup);
        Text.Should().Contain("1 people need an access seat; there are 0.");
        await fay.SetsUp(Setup, ("do", "add-access-seats:1"));
        Text.Should().NotContain("need an access seat");
        Of("tables.0.access").Should().Be("1");
    }

    string Hidden(string name) => WebUtility.HtmlDecode(Regex.Match(fay.Page, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);

    [Fact]
    public async Task takes_controls_of_direction_out_of_a_name()
    {
        await fay.SetsUp(Setup, ("tables.0.name", "\u202EnedniL"));
        Of("tables.0.name").Should().Be("nedniL");
    }

    [Fact]
    public async Task offers_twelve_tables_or_nine_where_ten_do_not_share_three_questions_and_does_it_by_one_click()
    {
        await fay.SetsUp(Setup, ("do", "use-tables:10"));
        await fay.SetsUp(Setup, ("expected", "45"));
        Text.Should().Contain("10 tables cannot be shared evenly by 3 questions.");
        fay.Page.Should().Contain("value=\"use-tables:9\"").And.Contain("value=\"use-tables:12\"");
        await fay.SetsUp(Setup, ("place", "typed before the click"), ("do", "use-tables:9"));
        Text.Should().Contain("It adds up.");
        Of("place").Should().Be("typed before the click");
        Enumerable.Range(0, 9).Select(at => Of($"tables.{at}.question")).Should().Equal("1", "1", "1", "2", "2", "2", "3", "3", "3");
    }

    [Theory]
    [InlineData("add:questions", "questions.3.number", "4")]
    [InlineData("down:questions:0", "questions.1.number", "1")]
    [InlineData("up:tables:1", "tables.0.name", "Baobab")]
    [InlineData("remove:tables:0", "tables.0.name", "Baobab")]
    [InlineData("add:tables", "tables.12.name", "Oak")]
    [InlineData("names:rivers", "tables.1.name", "Amazon")]
    [InlineData("remove:phases:0", "phases.0.kind", "welcome")]
    [InlineData("add-round", "phases.11.kind", "talk")]
    [InlineData("set-talk:15", "phases.5.minutes", "15")]
    public async Task changes_its_lists_by_buttons(string button, string field, string becomes)
    {
        await fay.SetsUp(Setup, ("do", button), ("questions.0.es", "¿Quién?"), ("tables.0.where", "by the door"));
        Of(field).Should().Be(becomes);
    }

    [Fact]
    public async Task tells_the_second_of_two_who_change_it_at_once()
    {
        await fay.SetsUp(Setup, ("place", "first"));
        (await fay.SetsUp(Setup, ("version", "0"), ("place", "second"))).Should().Be(HttpStatusCode.Conflict);
        Text.Should().Contain("Somebody else has changed the set-up meanwhile.");
        Of("place").Should().Be("second");
        (await fay.SendsAgain(Setup, ("do", "over"))).Should().Be(HttpStatusCode.OK);
        Of("place").Should().Be("second");
    }

    [Fact]
    public async Task takes_its_last_change_back()
    {
        await fay.SetsUp(Setup, ("place", "first"));
        await fay.SetsUp(Setup, ("place", "second"));
        await fay.SetsUp(Setup, ("do", "undo"));
        Of("place").Should().Be("first");
    }

    [Fact]
    public async Task corrects_texts_alone_once_the_programme_runs()
    {
        await using var desk = await cafe.Facilitates();
        await desk.Asks("cafe", new CafeCommand.Start());
        (await fay.SetsUp(Setup, ("place", "The library"), ("questions.0.en", "Who decides?"))).Should().Be(HttpStatusCode.OK);
        (Of("place"), Of("questions.0.en")).Should().Be(("The library", "Who decides?"));
        (await fay.SetsUp(Setup, ("attribution", "chatham-house"))).Should().Be(HttpStatusCode.Conflict);
        Text.Should().Contain("The café runs: texts, links and names can still be corrected");
    }

    [Fact]
    public async Task leaves_the_rule_as_it_is_once_somebody_has_come_in_under_it()
    {
        await fay.SetsUp(Setup, ("attribution", "chatham-house"));
        await using var ada = await cafe.Joins("Ada");
        (await fay.SetsUp(Setup, ("place", "The library"), ("attribution", "open"))).Should().Be(HttpStatusCode.OK);
        await fay.Open(Setup);
        fay.Page.Should().MatchRegex("value=\"chatham-house\" checked");
    }

    [Fact]
    public async Task is_for_this_cafes_facilitators()
    {
        using var stranger = host.Host.Browser();
        (await stranger.Open(Setup)).Should().Be(HttpStatusCode.Redirect);
        stranger.Answer.Headers.Location!.OriginalString.Should().Contain("sign-in");
        await using var ada = await cafe.Joins("Ada");
        (await ada.Browser.Open(Setup)).Should().Be(HttpStatusCode.Redirect);
        using var fin = await host.Host.Invited(fay, "facilitator", "Fiona");
        foreach (var path in new[] { Setup, $"/cafe/{cafe.Id}/list", $"/cafe/{cafe.Id}/preflight" }) (await fin.Open(path)).Should().Be(HttpStatusCode.NotFound, path);
    }

    [Fact]
    public async Task answers_a_script_with_what_is_kept_and_what_is_not()
    {
        await fay.Open(Setup);
        var form = Browser.FormOf(fay.Page);
        var good = await Ask(form, ("place", "The library"), ("expected", "37"));
        (good.Saved, good.Version, good.Refused, good.CanUndo, good.Changed).Should().Be((true, 1, null, true, false));
        good.Findings.Found.Single().Remedies.Single().Do.Should().Be("use-tables:9");
        var bad = await Ask(form, ("version", "1"), ("room", "tomorrow"));
        (bad.Saved, bad.Faults["room"]).Should().Be((false, "This is no link. It must begin with https:// or http://."));
    }

    async Task<SetupAnswer> Ask(Dictionary<string, string> form, params (string Name, string Text)[] changes)
    {
        var fields = new Dictionary<string, string>(form) { ["do"] = "save" };
        foreach (var (name, text) in changes) fields[name] = text;
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = fay.Cookies }) { BaseAddress = host.Host.Address };
        client.DefaultRequestHeaders.Add("Accept", "application/json");
        using var answer = await client.PostAsync(Setup, new FormUrlEncodedContent(fields));
        return (await answer.Content.ReadFromJsonAsync<SetupAnswer>(WireJson.Options))!;
    }

    [Fact, Promise("S27")]
    public async Task can_be_like_a_cafe_that_was()
    {
        await fay.SetsUp(Setup, ("place", "The library"), ("date", "2026-10-08"), ("time", "18:15"), ("tables.0.where", "by the door"));
        await fay.Open($"/cafes/new?like={cafe.Id}");
        fay.Page.Should().MatchRegex("value=\"again\" checked").And.MatchRegex($"value=\"{cafe.Id}\" selected");
        await fay.Send("/cafes/new", "/cafes", ("title", "Again"), ("preset", "again"), ("like", $"{cafe.Id}"), ("attribution", "open"), ("attempt", Guid.NewGuid().ToString("N")));
        await fay.Open(fay.Answer.Headers.Location!.OriginalString);
        (Of("title"), Of("place"), Of("date"), Of("tables.0.where")).Should().Be(("Again", "The library", "", "by the door"));
    }
}
