using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OpenTalks.Host.Accounts;

namespace OpenTalks.Host.Tests.Live;

/// <summary>People with accounts, by the pages they use.</summary>
static partial class Accounts
{
    /// <summary>Invited by an administrator and signed in.</summary>
    public static async Task<Browser> Invited(this RunningHost host, Browser administrator, string role, string name)
    {
        (await administrator.Send("/invite", ("role", role))).Should().Be(HttpStatusCode.OK);
        var browser = host.Browser();
        (await browser.Send("/accept", ("secret", Secret().Match(administrator.Page).Groups["secret"].Value), ("name", name), ("email", Email(name)), ("password", "nine paper cloths")))
            .Should().Be(HttpStatusCode.Redirect);
        return browser;
    }

    /// <summary>A role in one café. No page gives it yet, so it is written where a page would.</summary>
    public static async Task Grants(this OpenCafe cafe, string name, string role)
    {
        await using var scope = cafe.Host.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync(Email(name));
        await scope.ServiceProvider.GetRequiredService<CafeRoles>().Grant(cafe.Id, account!.Id, role, CancellationToken.None);
    }

    public static async Task<Phone> Harvests(this OpenCafe cafe, string name)
    {
        var browser = await cafe.Host.Invited(cafe.FacilitatorsBrowser, "rapporteur", name);
        await cafe.Grants(name, "rapporteur");
        return await cafe.Connect(browser, "rapporteur", "harvest");
    }

    /// <summary>A second facilitator, at a console of their own.</summary>
    public static async Task<Phone> Facilitates(this OpenCafe cafe, string name)
    {
        var browser = await cafe.Host.Invited(cafe.FacilitatorsBrowser, "facilitator", name);
        await cafe.Grants(name, "facilitator");
        return await cafe.Connect(browser, "facilitator", "overview");
    }

    static string Email(string name) => $"{name.ToLowerInvariant()}@example.org";

    [GeneratedRegex("/accept#(?<secret>[\\w-]{22})", RegexOptions.None, 1000)]
    private static partial Regex Secret();
}
