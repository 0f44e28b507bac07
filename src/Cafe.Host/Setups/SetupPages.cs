using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OpenTalks.Cafes;
using OpenTalks.Host.Cafes;
using OpenTalks.Host.Home;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Web;
using OpenTalks.Web.Setups;

namespace OpenTalks.Host.Setups;

/// <summary>
/// The set-up of a café. Its form is posted whole, by the page's script as one types and by its buttons without script; the answer is
/// JSON or the page. What cannot be kept comes back as it was typed.
/// </summary>
static class SetupPages
{
    public static void MapSetups(this IEndpointRouteBuilder pages)
    {
        var cafe = pages.MapGroup("/cafe/{cafe:guid}/setup").RequireAuthorization();
        cafe.MapGet("", Show);
        cafe.MapPost("", Change);
    }

    static async Task<IResult> Show(Guid cafe, HttpContext http, Entrance entrance, Feeds feeds, JoinCodes codes, Persons persons, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Facilitator, cancel) is null) return Results.NotFound();
        var state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        return await Page(http, cafe, state, SetupWriting.Of(state.Planned!, state.Setups), [], null, codes, persons, kept: true, cancel);
    }

    static async Task<IResult> Change(
        Guid cafe, HttpContext http, [FromForm] IFormCollection posted, Entrance entrance, Feeds feeds, JoinCodes codes, PageCommands commands, Persons persons, CancellationToken cancel)
    {
        if (await entrance.Who(http, cafe, Role.Facilitator, cancel) is not { } who) return Results.NotFound();
        var state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        var act = posted["do"].ToString();
        var live = http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);
        if (act == "undo" && !live)
        {
            var undone = await commands.Of(who, Guid.NewGuid(), new CafeCommand.UndoSetup(Version(posted)));
            return undone is null ? Results.LocalRedirect($"~/cafe/{cafe}/setup")
                : await Page(http, cafe, state, SetupWriting.Of(state.Planned!, state.Setups), [], undone, codes, persons, kept: true, cancel);
        }

        var typed = Typed(posted, state);
        var (form, where) = SetupActs.Do(typed, act, LanguageChoice.Of(http));
        var (setup, faults) = SetupReading.Of(form);
        string? refused = null;
        if (faults.IsEmpty) refused = await commands.Of(who, Guid.NewGuid(), new CafeCommand.ChangeSetup(setup, act == "over" ? state.Setups : Version(posted)));
        var saved = faults.IsEmpty && refused is null;
        var now = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        if (live) return Answer(http, form, typed, setup, faults, refused, saved, now, await Known(cafe, now, persons, cancel), where ?? (faults.IsEmpty ? null : faults[0].Where));
        return saved ? Results.LocalRedirect($"~/cafe/{cafe}/setup{(where is null ? "" : $"#{where}")}") : await Page(http, cafe, now, form, faults, refused, codes, persons, kept: false, cancel);
    }

    static IResult Answer(
        HttpContext http, SetupForm form, SetupForm typed, Setup setup, ImmutableArray<SetupFault> faults, string? refused, bool saved, Cafe now, ImmutableArray<PersonDetails> known, string? where)
    {
        var words = Words.For(LanguageChoice.Of(http));
        var findings = SetupFindings.Of(setup, known, words);
        return Results.Json(new SetupAnswer(
            saved ? now.Setups : Version(form["version"]), saved,
            faults.GroupBy(fault => fault.Where, StringComparer.Ordinal).ToImmutableSortedDictionary(field => field.Key, field => words[$"setup.fault-{field.First().Code}"]),
            refused is null ? null : words[$"refusals.{refused}"], findings, now.SetupsBefore.Length > 0, !ReferenceEquals(form, typed), where,
            words.Say("common.minutes", ("n", setup.Phases.Sum(phase => phase.LengthMs) / 60_000)), words.Say("linter.to-mend", ("n", findings.Found.Length))), WireJson.Options);
    }

    /// <summary>What is said of everybody who is expected or here.</summary>
    static async Task<ImmutableArray<PersonDetails>> Known(Guid cafe, Cafe state, Persons persons, CancellationToken cancel)
    {
        List<int> seated = [.. state.Seated];
        await persons.Know(cafe, seated, cancel);
        return [.. seated.Select(number => persons.Of(cafe, number)?.Details).OfType<PersonDetails>()];
    }

    static async Task<IResult> Page(
        HttpContext http, Guid cafe, Cafe state, SetupForm form, ImmutableArray<SetupFault> faults, string? refused, JoinCodes codes, Persons persons, bool kept, CancellationToken cancel)
    {
        var view = new SetupView(cafe, (await codes.Of(cafe, cancel))!, form, SetupReading.Of(form).Setup, faults, refused,
            state.SetupsBefore.Length > 0, state.Programme.Run is not null, state.IsAgreedTo, kept) { Known = await Known(cafe, state, persons, cancel) };
        var status = refused is not null ? StatusCodes.Status409Conflict : faults.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        return Pages.Of<SetupPage>(http, status, ("View", view));
    }

    /// <summary>What was typed; fields that are fixed by now are not sent and stand as they are kept.</summary>
    static SetupForm Typed(IFormCollection posted, Cafe state)
    {
        var fields = posted.Where(field => field.Key is not ("do" or "__RequestVerificationToken"))
            .ToImmutableDictionary(field => field.Key, field => field.Value.ToString().ReplaceLineEndings("\n"));
        var stands = SetupWriting.Of(state.Planned!, state.Setups).Fields;
        // A box that may still be ticked is not posted where it is not.
        if (state.Programme.Run is not null) return new(stands.Remove("premoderated").SetItems(fields));
        return new(state.IsAgreedTo ? fields.SetItems(stands.Where(field => field.Key is "attribution" or "consent" or "retention" || field.Key.StartsWith("consents.", StringComparison.Ordinal))) : fields);
    }

    static int Version(IFormCollection posted) => Version(posted["version"].ToString());

    static int Version(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
}
