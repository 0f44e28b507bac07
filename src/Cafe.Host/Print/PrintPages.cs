using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Host.Cafes;
using OpenTalks.Host.Desk;
using OpenTalks.Host.Home;
using OpenTalks.Host.Operations;
using OpenTalks.People;
using OpenTalks.Web;
using OpenTalks.Web.Layout;
using OpenTalks.Web.Print;

namespace OpenTalks.Host.Print;

/// <summary>Everything a café needs on paper, as pages that a browser prints.</summary>
static class PrintPages
{
    public static void MapPrint(this IEndpointRouteBuilder pages)
    {
        var print = pages.MapGroup("/cafe/{cafe:guid}/print");
        print.MapGet("", (Guid cafe, HttpContext http, DeskDoor door, CancellationToken cancel) => Choose(cafe, http, door, nothingChosen: false, cancel));
        print.MapGet("/sheets", Show);
    }

    static async Task<IResult> Choose(Guid cafe, HttpContext http, DeskDoor door, bool nothingChosen, CancellationToken cancel)
    {
        if (await door.Enter(http, cafe, cancel) is null) return door.TurnedAway(http, cafe);
        var (_, about) = await door.Look(cafe, cancel);
        return Pages.Of<PrintPage>(http, nothingChosen ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
            ("View", new PrintView(cafe, about.Setup, LanguageChoice.Of(http), nothingChosen)));
    }

    /// <summary>The pages, in the language asked for, whatever the facilitator reads.</summary>
    static async Task<IResult> Show(
        Guid cafe, HttpContext http, string[]? what, string? lang, string? size, int? person, int? table,
        DeskDoor door, JoinCodes codes, ClaimCodes claims, PublicAddress address, CancellationToken cancel)
    {
        if (await door.Enter(http, cafe, cancel) is null) return door.TurnedAway(http, cafe);
        ImmutableArray<string> chosen = [.. Papers.All.Where(paper => what?.Contains(paper) == true)];
        if (chosen.IsEmpty) return await Choose(cafe, http, door, nothingChosen: true, cancel);
        var (state, about) = await door.Look(cafe, cancel);
        var code = (await codes.Of(cafe, cancel))!;
        var tables = about.Setup.Tables.Where(one => table is null || one.Number == table).Select(one => Paper(state, about.Setup, one, TableLink.Of(address, code, one.Number), Host));
        var people = door.People(state, about).Where(one => person is null ? !one.Member.Gone : one.Number == person).Select(one => new PaperPerson(
            one.Number, one.Name, one.Details?.Group, one.Details?.Organisation, JoinCodes.Spoken(claims.Of(cafe, one.Number)), RouteOf(state, one.Number)) { Languages = one.Details?.Languages ?? [] });
        var view = new PrintedView(
            cafe, about.Setup, chosen, Papers.Sizes.Contains(size ?? "") ? size! : Papers.Sizes[0], new Uri(address.Value).Authority, JoinCodes.Spoken(code), [.. tables], [.. people]);
        var language = lang is not null && Languages.Offers(lang) ? lang : LanguageChoice.Of(http);
        return Pages.In<PrintedPage>(http, Words.For(language), ("View", view));

        string Host(int number) => state.Arrangement.Hosts.TryGetValue(number, out var host) ? door.NameOf(cafe, host) : "";
    }

    static PaperTable Paper(Cafe cafe, Setup setup, Table table, string link, Func<int, string> host)
    {
        var qr = Qr.Of(link);
        return new PaperTable(table, PaperTable.QuestionsAt(setup, table), qr.Path, qr.Size, host(table.Number));
    }

    static ImmutableArray<(int Round, Table Table)> RouteOf(Cafe cafe, int number) =>
        [.. Enumerable.Range(1, cafe.Rounds).Select(round => (Round: round, Table: cafe.TableOf(number, round))).Where(stop => stop.Table is not null)
            .Select(stop => (stop.Round, cafe.Table(stop.Table!.Value)!))];
}
