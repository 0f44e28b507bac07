using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.SignalR.Client;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Host.Live;
using OpenTalks.People;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Live;

/// <summary>tests/permissions.csv, every cell of it, as people with sockets and browsers find it.</summary>
public class Permissions
{
    const string Allowed = "allowed", NotAllowed = "not-allowed", Malformed = "malformed", Unknown = "unknown";

    sealed record Row(string When, string What, IReadOnlyDictionary<string, string> Cells);

    static readonly IReadOnlyList<Row> Table = Read();

    static readonly Guid Idea = new("1dea0000-0000-4000-8000-0000000000aa"), Finding = new("f1000000-0000-4000-8000-0000000000aa");

    /// <summary>Sent so that nothing moves: the programme's commands name a phase that does not run.</summary>
    static readonly Dictionary<string, object> Said = new(StringComparer.Ordinal)
    {
        ["cafe start"] = new CafeCommand.Start(),
        ["cafe pause"] = new CafeCommand.Pause(99),
        ["cafe resume"] = new CafeCommand.Resume(99),
        ["cafe extend"] = new CafeCommand.Extend(99, 60_000),
        ["cafe next"] = new CafeCommand.Next(99),
        ["cafe back"] = new CafeCommand.Back(99),
        ["cafe end"] = new CafeCommand.End(),
        ["cafe mark-gone"] = new CafeCommand.MarkGone(99),
        ["cafe mark-back"] = new CafeCommand.MarkBack(99),
        ["cafe pass-host"] = new CafeCommand.PassHost(Idea, 99),
        ["cafe send-away"] = new CafeCommand.SendAway(99),
        ["cafe let-back"] = new CafeCommand.LetBack(99),
        ["cafe spotlight"] = new CafeCommand.Spotlight(null),
        ["cafe undo-seating"] = new CafeCommand.UndoSeating(Idea),
        ["cafe insert-round"] = new CafeCommand.InsertRound(0),
        ["cafe drop-round"] = new CafeCommand.DropRound(0),
        ["cafe extend-table"] = new CafeCommand.ExtendTable(999, 1, 60_000),
        ["cafe move-end"] = new CafeCommand.MoveEnd(60_000, 99),
        ["cafe undo-act"] = new CafeCommand.UndoAct(0),
        ["cafe take-help"] = new CafeCommand.TakeHelp(99),
        ["cafe release-help"] = new CafeCommand.ReleaseHelp(99),
        ["cafe finish-help"] = new CafeCommand.FinishHelp(99),
        ["cafe reopen-help"] = new CafeCommand.ReopenHelp(99),
        ["cafe announce"] = new CafeCommand.Announce(Idea, System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty),
        ["cafe withdraw-message"] = new CafeCommand.WithdrawMessage(Idea),
        ["cafe take-lead"] = new CafeCommand.TakeLead(99),
        ["cafe quiet-wall"] = new CafeCommand.QuietWall(false),
        ["cafe choose-signals"] = new CafeCommand.ChooseSignals(SignalWays.All),
        ["cafe ask-table"] = new CafeCommand.AskTable(999),
        ["cafe give-floor"] = new CafeCommand.GiveFloor(99),
        ["cafe end-floor"] = new CafeCommand.EndFloor(99),
        ["cafe skip-speaker"] = new CafeCommand.SkipSpeaker(99),
        ["cafe put-back-speaker"] = new CafeCommand.PutBackSpeaker(99),
        ["cafe ask-help"] = new CafeCommand.AskHelp(HelpKind.Help),
        ["cafe withdraw-help"] = new CafeCommand.WithdrawHelp(99),
        ["cafe ask-to-speak"] = new CafeCommand.AskToSpeak(),
        ["cafe stop-asking"] = new CafeCommand.StopAsking(),
        ["cafe vote-pace"] = new CafeCommand.VotePace(99, null),
        ["cafe merge-people"] = new CafeCommand.MergePeople(98, 99),
        ["cafe split-people"] = new CafeCommand.SplitPeople(98, 99),
        ["cafe offer-sorting"] = new CafeCommand.OfferSorting(),
        ["cafe end-sorting"] = new CafeCommand.EndSorting(),
        ["cafe mute"] = new CafeCommand.Mute(99),
        ["cafe unmute"] = new CafeCommand.Unmute(99),
        ["cafe lock"] = new CafeCommand.Lock(),
        ["cafe unlock"] = new CafeCommand.Unlock(),
        ["cafe erase-person"] = new CafeCommand.ErasePerson(99),
        ["cafe arrive"] = new CafeCommand.Arrive(1),
        ["cafe stay-put"] = new CafeCommand.StayPut(Idea),
        ["cafe move-on"] = new CafeCommand.MoveOn(Idea),
        ["cafe say-ready"] = new CafeCommand.SayReady(1),
        ["cafe take-seat"] = new CafeCommand.TakeSeat(1, 1),
        ["cafe leave"] = new CafeCommand.Leave(),
        ["cafe return"] = new CafeCommand.Return(),
        ["sheet capture"] = new SheetCommand.Capture(Idea, 1, "an idea", "en"),
        ["sheet edit"] = new SheetCommand.Edit(Idea, "another"),
        ["sheet take-back"] = new SheetCommand.TakeBack(Idea),
        ["sheet put-back"] = new SheetCommand.PutBack(Idea),
        ["sheet star"] = new SheetCommand.Star(Idea),
        ["sheet unstar"] = new SheetCommand.Unstar(Idea),
        ["sheet mark"] = new SheetCommand.Mark(Idea, MarkKind.Resonates),
        ["sheet unmark"] = new SheetCommand.Unmark(Idea),
        ["sheet ask-next"] = new SheetCommand.AskNext(""),
        ["sheet capture-paper"] = new SheetCommand.CapturePaper(Idea, 1, "from paper", "en"),
        ["sheet hide"] = new SheetCommand.Hide(Idea),
        ["sheet show"] = new SheetCommand.Show(Idea),
        ["sheet redact-asked"] = new SheetCommand.RedactAsked(99),
        ["sheet report"] = new SheetCommand.Report(Idea),
        ["sheet redact"] = new SheetCommand.Redact(Idea),
        ["harvest add-finding"] = new HarvestCommand.AddFinding(Finding, 1, "a finding"),
        ["harvest word-finding"] = new HarvestCommand.WordFinding(Finding, "in other words"),
        ["harvest drop-finding"] = new HarvestCommand.DropFinding(Finding),
        ["harvest restore-finding"] = new HarvestCommand.RestoreFinding(Finding),
        ["harvest move-finding"] = new HarvestCommand.MoveFinding(Finding, null),
        ["harvest gather"] = new HarvestCommand.Gather(Finding, 1, Idea),
        ["harvest release"] = new HarvestCommand.Release(Finding, 1, Idea),
        ["harvest file-finding"] = new HarvestCommand.FileFinding(Finding, null),
        ["harvest add-reservation"] = new HarvestCommand.AddReservation(Finding, Idea, ReservationKind.Minority, "some differ", []),
        ["harvest word-reservation"] = new HarvestCommand.WordReservation(Finding, Idea, "in other words"),
        ["harvest drop-reservation"] = new HarvestCommand.DropReservation(Finding, Idea),
        ["harvest restore-reservation"] = new HarvestCommand.RestoreReservation(Finding, Idea),
        ["harvest back-reservation"] = new HarvestCommand.BackReservation(Finding, Idea, 1, Idea),
        ["harvest unback-reservation"] = new HarvestCommand.UnbackReservation(Finding, Idea, 1, Idea),
        ["harvest add-theme"] = new HarvestCommand.AddTheme(Finding, 1, "a theme"),
        ["harvest name-theme"] = new HarvestCommand.NameTheme(Finding, "another name"),
        ["harvest drop-theme"] = new HarvestCommand.DropTheme(Finding),
        ["harvest restore-theme"] = new HarvestCommand.RestoreTheme(Finding),
        ["harvest move-theme"] = new HarvestCommand.MoveTheme(Finding, null),
        ["harvest place"] = new HarvestCommand.Place(Finding, 1, Idea),
        ["harvest unplace"] = new HarvestCommand.Unplace(1, Idea),
        ["harvest set-aside"] = new HarvestCommand.SetAside(1, Idea, "off the question"),
        ["harvest take-up"] = new HarvestCommand.TakeUp(1, Idea),
        ["harvest merge"] = new HarvestCommand.Merge(1, Idea, 2, Finding),
        ["harvest undo-merge"] = new HarvestCommand.UndoMerge(1, Idea),
        ["harvest answer-dissent"] = new HarvestCommand.AnswerDissent(new IdeaRef(1, Idea), new IdeaRef(2, Finding), DissentVerdict.NoDifference),
        ["harvest reopen-dissent"] = new HarvestCommand.ReopenDissent(new IdeaRef(1, Idea), new IdeaRef(2, Finding)),
        ["harvest say-divergence"] = new HarvestCommand.SayDivergence(true),
        ["harvest sort-sheet"] = new HarvestCommand.SortSheet(1, []),
        ["harvest give-feedback"] = new HarvestCommand.GiveFeedback([5, 4, 0]),
        ["harvest publish"] = new HarvestCommand.Publish(1, [], "cafe"),
        ["harvest withdraw"] = new HarvestCommand.Withdraw(1),
        ["harvest reinstate"] = new HarvestCommand.Reinstate(1),
        ["harvest write-passage"] = new HarvestCommand.WritePassage("next-steps", ""),
        ["harvest choose-readers"] = new HarvestCommand.ChooseReaders(Readers.People),
    };

    [Fact]
    public async Task are_what_the_table_says()
    {
        await using var cafe = await OpenCafe.On("permissions");
        var ada = await cafe.Joins("Ada");
        var fay = await cafe.Facilitates();
        var fin = await cafe.Host.Invited(cafe.FacilitatorsBrowser, "facilitator", "Fin");
        await using var away = await OpenCafe.Another(cafe.Host, fin);
        var people = new Dictionary<string, Phone>(StringComparer.Ordinal) { ["participant"] = ada, ["rapporteur"] = await cafe.Harvests("Rae"), ["facilitator"] = fay };
        var strangers = new Dictionary<string, Phone>(StringComparer.Ordinal)
        {
            ["stranger"] = new(cafe.Host.Address, cafe.Id, "participant", cafe.Host.Browser()),
            ["other participant"] = new(cafe.Host.Address, cafe.Id, "participant", (await Joined(away, "Bo")).Browser),
            ["other rapporteur"] = new(cafe.Host.Address, cafe.Id, "rapporteur", await Rapporteur(away, cafe.FacilitatorsBrowser, "Roy")),
            ["other facilitator"] = new(cafe.Host.Address, cafe.Id, "facilitator", fin),
        };
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, 1);
        var own = (await ada.Seat()).Sheet;
        people["device"] = await cafe.Tablet((await ada.Seat()).Table);
        people["wall"] = await cafe.Wall();

        List<string> wrong = [];
        foreach (var (role, stranger) in strangers)
            if (!await IsTurnedAway(stranger)) wrong.Add($"{role}: the socket stays open");
        foreach (var when in new[] { "running", "closed" })
        {
            foreach (var row in Table.Where(row => row.When == when))
            {
                var what = row.What.Replace("/own", $"/{own}", StringComparison.Ordinal).Replace("/away", $"/{own % 12 + 1}", StringComparison.Ordinal);
                foreach (var (role, expected) in row.Cells)
                {
                    var seen = strangers.TryGetValue(role, out var stranger) ? [(await OverHttp(cafe.Id, "stranger", stranger, what, own), "HTTP")]
                        : new[] { (await OverSocket(people[role], what, own), "socket"), (await OverHttp(cafe.Id, role, people[role], what, own), "HTTP") };
                    wrong.AddRange(seen.Where(way => way.Item1 != expected).Select(way => $"{row.When}: {row.What} by {role} over {way.Item2} is {way.Item1}, should be {expected}"));
                }
            }
        }
        wrong.Should().BeEmpty();
        foreach (var stranger in strangers.Values) await stranger.DisposeAsync();
    }

    [Fact, Promise("A-04")]
    public void would_show_any_right_that_is_given_or_taken_by_mistake()
    {
        Role[] roles = [Role.Stranger, Role.Participant, Role.Rapporteur, Role.Facilitator];
        Wrong(Rights.Allow).Should().BeEmpty();
        foreach (var flipped in Said)
            foreach (var role in roles)
                Wrong((asker, command) => Rights.Allow(asker, command) ^ (asker == role && ReferenceEquals(command, flipped.Value)))
                    .Should().Equal([$"{flipped.Key} by {role}", $"{flipped.Key} by {role}"], "running and closed");

        List<string> Wrong(Func<Role, object, bool> allows) => [.. from row in Table
            where Said.ContainsKey(row.What)
            from role in roles
            where allows(role, Said[row.What]) != (row.Cells[role.ToString().ToLowerInvariant()] == Allowed)
            select $"{row.What} by {role}"];
    }

    [Fact]
    public void have_a_row_for_every_command_that_the_wire_knows()
    {
        var known = new[] { ("cafe", typeof(CafeCommand)), ("sheet", typeof(SheetCommand)), ("harvest", typeof(HarvestCommand)) }
            .SelectMany(to => to.Item2.GetNestedTypes().Select(command => (To: to.Item1, Command: command, Wire: to.Item2.GetCustomAttributes<JsonDerivedTypeAttribute>().FirstOrDefault(derived => derived.DerivedType == command))));
        foreach (var when in new[] { "running", "closed" })
        {
            var rows = Table.Where(row => row.When == when).Select(row => row.What).Where(what => !what.StartsWith("feed ", StringComparison.Ordinal)).ToList();
            rows.Should().BeEquivalentTo(known.Select(command => $"{command.To} {command.Wire?.TypeDiscriminator ?? Kebab(command.Command.Name)}"), $"of {when}");
        }
        Said.Keys.Should().BeEquivalentTo(known.Where(command => command.Wire is not null).Select(command => $"{command.To} {command.Wire!.TypeDiscriminator}"));
        foreach (var (what, command) in Said) what.Should().EndWith(Kebab(command.GetType().Name));
    }

    [Fact]
    public void have_every_cell() => Table.Should().OnlyContain(row => row.Cells.Count == Table[0].Cells.Count);

    [Fact]
    public void have_a_row_for_every_feed() =>
        typeof(Rights).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)
            .Should().BeSubsetOf(Table.Select(row => row.What).Where(what => what.StartsWith("feed ", StringComparison.Ordinal)).Select(what => what[5..].Split('/')[0]));

    [Fact]
    public void have_a_column_for_every_role_a_client_can_have() =>
        Table[0].Cells.Keys.Where(role => !role.StartsWith("other ", StringComparison.Ordinal)).Should().BeEquivalentTo(Enum.GetNames<Role>().Where(role => role != nameof(Role.Server)).Select(role => role.ToLowerInvariant()));

    [Fact]
    public void give_every_command_on_the_wire_to_somebody()
    {
        foreach (var command in Said.Values)
            Enum.GetValues<Role>().Should().Contain(role => Rights.Allow(role, command), $"{command} would be dead");
    }

    [Fact]
    public async Task are_not_widened_by_asking_for_another_role()
    {
        await using var cafe = await OpenCafe.On("widened");
        var (browser, _) = await Joined(cafe, "Ada");
        foreach (var role in new[] { "facilitator", "rapporteur", "device", "wall", "server", "stranger", "participant,facilitator", "" })
        {
            await using var phone = new Phone(cafe.Host.Address, cafe.Id, role, browser);
            (await OverHttp(cafe.Id, role, phone, "cafe start", 1)).Should().Be(Unknown, $"as {role}");
            (await IsTurnedAway(phone)).Should().BeTrue($"as {role}");
        }
    }

    static async Task<string> OverSocket(Phone phone, string what, int own)
    {
        if (what.StartsWith("feed ", StringComparison.Ordinal)) return (await phone.Watch(what[5..])).Length == 1 ? Allowed : NotAllowed;
        var id = Guid.NewGuid();
        var outcome = Said.TryGetValue(what, out var command) ? await phone.Asks(To(what, own), command, id) : await phone.AsksRaw(Raw(what, id), id);
        return Seen(outcome);
    }

    static async Task<string> OverHttp(Guid cafe, string role, Phone phone, string what, int own)
    {
        if (what.StartsWith("feed ", StringComparison.Ordinal))
        {
            using var feed = await phone.Http.GetAsync($"/live/{cafe}/feeds/{what[5..]}?{phone.Query}");
            if (feed.IsSuccessStatusCode) return Allowed;
            return await Code(feed) switch { "feed-unknown" => NotAllowed, "not-in-cafe" => Unknown, var other => other };
        }
        var id = Guid.NewGuid();
        var raw = Said.TryGetValue(what, out var command) ? Phone.Envelope(To(what, own), command, id) : Raw(what, id);
        using var answer = await phone.Http.PostAsJsonAsync($"/live/{cafe}/commands?{phone.Query}", new[] { raw });
        if (answer.StatusCode == HttpStatusCode.OK) return Seen((await answer.Content.ReadFromJsonAsync<Outcome[]>(WireJson.Options))!.Single());
        return await Code(answer) == "not-in-cafe" ? Unknown : $"{answer.StatusCode} as {role}";
    }

    static async Task<string> Code(HttpResponseMessage answer)
    {
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!;
    }

    static string Seen(Outcome outcome) => outcome.Refused is NotAllowed or Malformed ? outcome.Refused : Allowed;

    static string To(string what, int own) => what.Split(' ')[0] is "sheet" ? $"sheet/{own}" : what.Split(' ')[0];

    static JsonElement Raw(string what, Guid id) => JsonSerializer.SerializeToElement(new { id, to = what.Split(' ')[0], @do = new { type = what.Split(' ')[1] } });

    /// <summary>The server ends the connection without a word.</summary>
    static async Task<bool> IsTurnedAway(Phone phone)
    {
        try
        {
            await phone.Start();
            await Phone.Until(() => Task.FromResult(phone.Hub.State), state => state == HubConnectionState.Disconnected);
            return true;
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            return phone.Hub.State == HubConnectionState.Disconnected;
        }
    }

    static async Task<(Browser Browser, OpenCafe Cafe)> Joined(OpenCafe cafe, string name)
    {
        var browser = cafe.Host.Browser();
        await browser.Send($"/j/{cafe.Code}", ("name", name), ("attempt", Guid.NewGuid().ToString("N")));
        browser.Answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return (browser, cafe);
    }

    static async Task<Browser> Rapporteur(OpenCafe cafe, Browser administrator, string name)
    {
        var browser = await cafe.Host.Invited(administrator, "rapporteur", name);
        await cafe.Grants(name, "rapporteur");
        return browser;
    }

    static string Kebab(string name) => string.Concat(name.Select((sign, at) => char.IsUpper(sign) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(sign) : $"{sign}"));

    static List<Row> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "tests/permissions.csv")).Where(line => !line.StartsWith('#')).Select(line => line.Split(',')).ToList();
        return [.. lines.Skip(1).Select(cells => new Row(cells[0], cells[1], cells.Skip(2).Zip(lines[0].Skip(2)).ToDictionary(cell => cell.Second, cell => cell.First)))];
    }
}
