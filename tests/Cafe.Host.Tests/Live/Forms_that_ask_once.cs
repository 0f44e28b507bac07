using System.Net;
using System.Text.RegularExpressions;
using OpenTalks.Cafes;
using OpenTalks.Host.Tests.Desk;

namespace OpenTalks.Host.Tests.Live;

[Collection(nameof(OneHost))]
public sealed class Forms_that_ask_once(OneHost host)
{
    [Fact, Promise("U-10")]
    public async Task take_what_people_type_as_they_type_it_say_errors_at_the_field_and_let_acts_be_taken_back()
    {
        await using var cafe = await host.Cafe();
        using var ada = host.Host.Browser();
        // As it is read out, pasted, scanned, or typed by somebody who shouts.
        foreach (var typed in new[] { cafe.Code, cafe.Code.ToLowerInvariant(), $"{cafe.Code[..4]} {cafe.Code[4..]}", $"{cafe.Code[..4]}-{cafe.Code[4..]}", $"  {cafe.Code[..4]}.{cafe.Code[4..]}\t", string.Join(' ', cafe.Code.ToCharArray()) })
        {
            (await ada.Open($"/j?code={Uri.EscapeDataString(typed)}")).Should().Be(HttpStatusCode.Redirect);
            ada.Answer.Headers.Location!.OriginalString.Should().EndWith($"/j/{cafe.Code}", "of {0}", typed);
        }
        // An error stands at its field, is tied to it, and what was typed beside it is still there.
        (await ada.Send($"/j/{cafe.Code}", ("name", "\u200B"), ("organisation", "Town library"), ("attempt", Guid.NewGuid().ToString("N")))).Should().Be(HttpStatusCode.BadRequest);
        var field = Regex.Match(ada.Page, "<input[^>]*id=\"name\"[^>]*>").Value;
        field.Should().Contain("aria-invalid=\"true\"").And.Contain("autocomplete=\"name\"");
        foreach (var id in Regex.Match(field, "aria-describedby=\"([^\"]*)\"").Groups[1].Value.Split(' ')) ada.Page.Should().Contain($"id=\"{id}\"");
        ada.Page.Should().Contain("value=\"Town library\"");
        // The name is asked for once: who is in goes on to their phone, also by the code, also after leaving.
        await ada.Send($"/j/{cafe.Code}", ("name", "Ada"), ("attempt", Guid.NewGuid().ToString("N")));
        await using var phone = await cafe.Connect(ada, "participant", "me");
        (await ada.Open($"/j/{cafe.Code}")).Should().Be(HttpStatusCode.Redirect);
        await phone.Asks("cafe", new CafeCommand.Leave());
        (await ada.Open($"/j/{cafe.Code}")).Should().Be(HttpStatusCode.Redirect);
        await phone.Asks("cafe", new CafeCommand.Return());
        (await phone.Me()).Should().Match<MeView>(me => me.Name == "Ada" && !me.Gone);

        // Signing in is no puzzle, and a password manager fills it in.
        using var visitor = host.Host.Browser();
        await visitor.Open("/sign-in");
        visitor.Page.Should().Contain("autocomplete=\"username\"").And.Contain("autocomplete=\"current-password\"").And.NotContainAny("captcha", "onpaste");

        // What a facilitator does to people and ideas leads back.
        var desk = new DeskOf(cafe, host.Fay);
        var number = (await phone.Me()).Number;
        foreach (var (act, back) in new (string, Func<Task<bool>>)[]
        {
            ("mute", async () => !(await phone.Me()).Muted), ("gone", async () => !(await phone.Me()).Gone),
        })
        {
            await desk.Does($"/{number}/do", ("do", act));
            (await back()).Should().BeFalse(act);
            await desk.Undoes();
            (await back()).Should().BeTrue(act);
        }
    }
}
