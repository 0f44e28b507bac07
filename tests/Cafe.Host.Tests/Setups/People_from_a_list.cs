using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using OpenTalks.Host.Tests.Live;

namespace OpenTalks.Host.Tests.Setups;

[Collection(nameof(OneHost))]
public sealed partial class People_from_a_list(OneHost host) : IAsyncLifetime
{
    OpenCafe cafe = null!;
    Browser fay = null!;

    string List => $"/cafe/{cafe.Id}/list";
    string Text => Regex.Replace(WebUtility.HtmlDecode(fay.Page), @"(<[^>]+>|\s)+", " ");

    public async ValueTask InitializeAsync()
    {
        cafe = await host.Cafe();
        fay = cafe.FacilitatorsBrowser;
    }

    public async ValueTask DisposeAsync() => await cafe.DisposeAsync();

    Task<HttpStatusCode> Sends(string csv, params (string, string)[] more) => Sends(Encoding.UTF8.GetBytes(csv), more);
    Task<HttpStatusCode> Sends(byte[] file, params (string, string)[] more) => fay.SendFile(List, List, file, more);

    async Task Imports()
    {
        var (text, attempt) = (Hidden("text"), Hidden("attempt"));
        await fay.SendFile(List, $"{List}/import", [], ("text", text), ("attempt", attempt), ("encoding", "utf-8"));
        fay.Answer.StatusCode.Should().Be(HttpStatusCode.Redirect, fay.Page);
        await fay.Open(List);
    }

    string Hidden(string name) => WebUtility.HtmlDecode(Regex.Match(fay.Page, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);

    Dictionary<string, string> Cards() => Card().Matches(fay.Page).ToDictionary(card => WebUtility.HtmlDecode(card.Groups["name"].Value), card => card.Groups["code"].Value);

    public static TheoryData<string, string, string> Files => new()
    {
        { "utf-8", "name,organisation\nÉlodie Martin,Café & fils", "Élodie Martin" },
        { "utf-8-bom", "nom;organisation\nÉlodie Martin;Café", "Élodie Martin" },
        { "utf-16", "имя\tорганизация\nДарья Иванова\tМГУ", "Дарья Иванова" },
        { "utf-16BE", "姓名,组织\n王芳,清华大学", "王芳" },
        { "windows-1252", "nombre;organización\nBegoña Muñoz;Ñandú", "Begoña Muñoz" },
        { "windows-1251", "имя;организация\nДарья Иванова;Московский университет", "Дарья Иванова" },
        { "windows-1256", "الاسم;المنظمة\nليلى حداد;جامعة القاهرة", "ليلى حداد" },
    };

    [Theory, MemberData(nameof(Files))]
    public async Task are_read_however_the_file_is_written_and_whatever_language_heads_it(string encoding, string csv, string name)
    {
        Encoding how = encoding switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8-bom" => new UTF8Encoding(true),
            _ => CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding),
        };
        (await Sends([.. how.GetPreamble(), .. how.GetBytes(csv)])).Should().Be(HttpStatusCode.OK);
        Text.Should().Contain("1 of 1 rows can be taken over.").And.Contain(name);
        await Imports();
        Cards().Keys.Should().Equal(name);
    }

    [Fact, Promise("S27")]
    public async Task are_kept_where_they_are_good_and_named_with_their_line_and_reason_where_not()
    {
        (await Sends("""
            name;group;organisation;region;languages;remote;needs;host of table;cannot move
            Ada Lovelace;Academia;"University; London";africa;English, fr;no;"a chair
            with arms";3;
            Grace Hopper;gouvernement;;;en;yes;;Baobab;yes
            Dan;;University; London;;;;;
            Ada Lovelace;;"University; London";;;;;;
            ;civil-society;;;;;;;
            Eve;Wizards;;;;;;99;
            Hal;;;;;;;3;
            """)).Should().Be(HttpStatusCode.OK);
        Text.Should().Contain("3 of 7 rows can be taken over.")
            .And.Contain("Line 6 Ada Lovelace The same person stands in line 2 already.")
            .And.Contain("Line 7 There is no name in it.").And.Contain("Line 8 Eve The café has no such table to host.").And.Contain("Not understood and left out: Wizards")
            .And.Contain("Line 9 Hal This table has a host already.");
        await Imports();
        Cards().Keys.Should().Equal("Ada Lovelace", "Grace Hopper", "Dan");
        await using var desk = await cafe.Facilitates();
        (await desk.Overview()).Participants.Should().Be(3);
    }

    [Fact]
    public async Task without_a_column_of_names_are_not_taken()
    {
        (await Sends("Group,Region\nAcademia,Africa")).Should().Be(HttpStatusCode.BadRequest);
        Text.Should().Contain("No column is called name.").And.Contain("Group · Region");
    }

    [Fact]
    public async Task of_ten_thousand_rows_are_not_taken_and_the_limit_is_said()
    {
        (await Sends("name\n" + string.Join('\n', Enumerable.Range(1, 10_000).Select(n => $"Person {n}")))).Should().Be(HttpStatusCode.BadRequest);
        Text.Should().Contain("There are 10000 people in it; a list may have 2000.");
    }

    [Fact]
    public async Task from_what_is_no_text_are_not_taken()
    {
        (await Sends([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D])).Should().Be(HttpStatusCode.BadRequest);
        Text.Should().Contain("people.csv cannot be read as text.");
    }

    [Fact]
    public async Task in_another_encoding_than_was_chosen_are_told_so()
    {
        (await Sends(CodePagesEncodingProvider.Instance.GetEncoding("windows-1251")!.GetBytes("имя\nДарья"), ("encoding", "utf-8"))).Should().Be(HttpStatusCode.BadRequest);
        Text.Should().Contain("cannot be read as text");
    }

    [Fact]
    public async Task sent_twice_come_once_and_again_are_known()
    {
        await Sends("name\nAda\nBo");
        await Imports();
        (await Sends("name\nada\nCy")).Should().Be(HttpStatusCode.OK);
        Text.Should().Contain("This person is in the café already.").And.Contain("1 of 2 rows");
        var (text, attempt) = (Hidden("text"), Hidden("attempt"));
        for (var n = 0; n < 2; n++) await fay.SendFile(List, $"{List}/import", [], ("text", text), ("attempt", attempt), ("encoding", "utf-8"));
        await fay.Open(List);
        Cards().Keys.Should().Equal("Ada", "Bo", "Cy");
    }

    [Fact]
    public async Task more_than_there_are_seats_are_told_so()
    {
        await Sends("name\n" + string.Join('\n', Enumerable.Range(1, 61).Select(n => $"Person {n}")));
        Text.Should().Contain("61 people, 60 free seats.");
        await fay.SendFile(List, $"{List}/import", [], ("text", Hidden("text")), ("attempt", Hidden("attempt")), ("encoding", "utf-8"));
        fay.Answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
        Text.Should().Contain("There are not enough seats for all of them.");
    }

    [Fact]
    public async Task come_in_with_the_code_on_their_card_as_who_they_are()
    {
        await Sends("name\nAda Lovelace\nBo");
        await Imports();
        var card = Cards()["Ada Lovelace"];
        using var phone = host.Host.Browser();
        (await phone.Send($"/j/{cafe.Code}", $"/j/{cafe.Code}/card", ("card", card.ToLowerInvariant()))).Should().Be(HttpStatusCode.Redirect);
        await phone.Open($"/cafe/{cafe.Id}");
        WebUtility.HtmlDecode(phone.Page).Should().Contain("Ada Lovelace");
        await fay.Open(List);
        Text.Should().Contain("1 of 2 have come");

        using var other = host.Host.Browser();
        (await other.Send($"/j/{cafe.Code}", $"/j/{cafe.Code}/card", ("card", card))).Should().Be(HttpStatusCode.Redirect, "the same person on another phone");
        await using var desk = await cafe.Facilitates();
        (await desk.Overview()).Participants.Should().Be(2);
    }

    [Fact]
    public async Task with_a_code_that_is_on_no_card_are_told_and_can_join_without()
    {
        await Sends("name\nAda");
        await Imports();
        var card = Cards()["Ada"];
        await using var away = await host.Cafe();
        using var phone = host.Host.Browser("10.1.2.3");
        (await phone.Send($"/j/{away.Code}", $"/j/{away.Code}/card", ("card", card))).Should().Be(HttpStatusCode.BadRequest, "a card is good for its own café");
        WebUtility.HtmlDecode(phone.Page).Should().Contain("Nobody’s card in this café has this code.").And.Contain($"value=\"{card}\"");
        for (var n = 0; n < 29; n++) await phone.Send($"/j/{away.Code}", $"/j/{away.Code}/card", ("card", "ABCDEFGH"));
        await phone.Send($"/j/{cafe.Code}", $"/j/{cafe.Code}/card", ("card", card));
        WebUtility.HtmlDecode(phone.Page).Should().Contain("Too many wrong codes from here.");
        (await phone.Send($"/j/{cafe.Code}", ("name", "Ada"), ("attempt", Guid.NewGuid().ToString("N")))).Should().Be(HttpStatusCode.Redirect, "the door stays open");
    }

    [GeneratedRegex("""<li><span class="num">\d+</span><bdi>(?<name>[^<]*)</bdi><bdi class="num card" dir="ltr">(?<code>[A-Z0-9 ]{9})</bdi>""")]
    private static partial Regex Card();
}
