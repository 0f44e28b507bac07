using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using OpenTalks.Cafes;
using OpenTalks.Host.Accounts;
using OpenTalks.People;

namespace OpenTalks.Host.Live;

/// <summary>
/// Finds out whom a request speaks for in a café: a guest by the cookie of that café, an account by its sign-in. The role is
/// asked for by the page (?as=…) and must be the one the café gives that number.
/// </summary>
public sealed class Entrance(Feeds feeds, Persons persons, PageCommands commands, CafeRoles roles, IDataProtectionProvider protection, TimeProvider time)
{
    readonly IDataProtector guests = protection.CreateProtector("OpenTalks.Guest");

    public async Task<Who?> Who(HttpContext http, CancellationToken cancel)
    {
        if (!Guid.TryParse(http.GetRouteValue("cafe") as string, out var cafe)) return null;
        if (!Enum.TryParse<Role>(http.Request.Query["as"], ignoreCase: true, out var role) || role is not (Role.Participant or Role.Rapporteur or Role.Facilitator)) return null;
        return await Who(http, cafe, role, cancel);
    }

    public async Task<Who?> Who(HttpContext http, Guid cafe, Role role, CancellationToken cancel)
    {
        var state = await feeds.Cafe(cafe, cancel);
        if (state.EndedMs is { } ended && role == Role.Participant && time.NowMs() > ended + Cafe.GraceMs) return null;
        var language = http.Request.Query["lang"] is [{ Length: 2 } asked] && Groups.Languages.Contains(asked) ? asked : "en";
        var number = role == Role.Participant ? Guest(http, cafe) : await Staff(http, cafe, role, state, cancel);
        if (number is not { } known) return null;
        if (role == Role.Participant && state.RoleOf(known) != role) return null;
        await persons.Know(cafe, [known], cancel);
        return new Who(cafe, known, role, language);
    }

    /// <summary>The number an account acts under in a role. Who was given the role and has not acted yet gets one now.</summary>
    async Task<int?> Staff(HttpContext http, Guid cafe, Role role, Cafe state, CancellationToken cancel)
    {
        if (http.User.AccountId() is not { } account) return null;
        if ((await persons.OfAccount(cafe, account, cancel)).FirstOrDefault(person => state.RoleOf(person.Number) == role) is { } known) return known.Number;
        var given = role.ToString().ToLowerInvariant();
        if (!(await roles.Of(cafe, account, cancel)).Contains(given)) return null;
        var details = new PersonDetails(http.User.Identity?.Name ?? "");
        var (number, refused) = await commands.Come(cafe, PageCommands.IdOf($"{cafe:N}/{account:N}/{given}"), new CafeCommand.Appoint(details, role, account), cancel);
        return refused is null ? number : null;
    }

    /// <summary>The guest's number in this café by their cookie, or null.</summary>
    public int? Guest(HttpContext http, Guid cafe)
    {
        if (http.Request.Cookies[Cookie(http, cafe)] is not { } sealedNumber) return null;
        try
        {
            return guests.Unprotect(sealedNumber).Split('/') is [var of, var number] && of == cafe.ToString("N")
                ? int.Parse(number, CultureInfo.InvariantCulture) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Gives the browser the cookie by which it stays the same person in this café.</summary>
    public void Admit(HttpContext http, Guid cafe, int number) =>
        http.Response.Cookies.Append(Cookie(http, cafe), guests.Protect($"{cafe:N}/{number.ToString(CultureInfo.InvariantCulture)}"), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(30),
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });

    /// <summary>Takes the cookie away: the next who opens this browser is nobody here.</summary>
    public void Forget(HttpContext http, Guid cafe) => http.Response.Cookies.Delete(Cookie(http, cafe), new CookieOptions { Path = "/", Secure = http.Request.IsHttps });

    /// <summary>Over plain http in a LAN browsers refuse the prefix.</summary>
    static string Cookie(HttpContext http, Guid cafe) => $"{(http.Request.IsHttps ? "__Host-" : "")}cafe-{cafe:N}";
}
