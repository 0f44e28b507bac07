using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using OpenTalks.Cafes;
using OpenTalks.Host.Accounts;
using OpenTalks.People;

namespace OpenTalks.Host.Live;

/// <summary>
/// Finds out whom a request speaks for in a café: a guest or a device by the cookie of that café, an account by its sign-in. The role is
/// asked for by the page (?as=…) and must be the one the café gives that number.
/// </summary>
public sealed class Entrance(Feeds feeds, Persons persons, PageCommands commands, CafeRoles roles, IDataProtectionProvider protection, TimeProvider time)
{
    readonly IDataProtector guests = protection.CreateProtector("OpenTalks.Guest");

    public async Task<Who?> Who(HttpContext http, CancellationToken cancel)
    {
        if (!Guid.TryParse(http.GetRouteValue("cafe") as string, out var cafe)) return null;
        if (!Enum.TryParse<Role>(http.Request.Query["as"], ignoreCase: true, out var role) || role is Role.Stranger or Role.Server || !Enum.IsDefined(role)) return null;
        return await Who(http, cafe, role, cancel);
    }

    public async Task<Who?> Who(HttpContext http, Guid cafe, Role role, CancellationToken cancel)
    {
        var state = await feeds.Cafe(cafe, cancel);
        var byCookie = role is Role.Participant or Role.Device or Role.Wall;
        if (byCookie && state.EndedMs is { } ended && time.NowMs() > ended + Cafe.GraceMs) return null;
        var language = http.Request.Query["lang"] is [{ Length: 2 } asked] && Groups.Languages.Contains(asked) ? asked : "en";
        var account = byCookie ? null : http.User.Account();
        var number = byCookie ? ByCookie(http, cafe, role) : await Staff(http, account, cafe, role, state, cancel);
        if (number is not { } given) return null;
        // Somebody who has just come in by another node is news to this one.
        if (byCookie && state.RoleOf(state.Same(given)) != role) state = (Cafe)(await feeds.Fresh(StreamName.Of(cafe), cancel)).State;
        var known = state.Same(given);
        if (byCookie && state.RoleOf(known) != role) return null;
        // A device speaks for whoever sits at its table.
        await persons.Know(cafe, role == Role.Device ? state.People.Keys : [known], cancel);
        return new Who(cafe, known, role, language, account);
    }

    /// <summary>The number an account acts under in a role. Who was given the role and has not acted yet gets one now.</summary>
    async Task<int?> Staff(HttpContext http, SignedAccount? signed, Guid cafe, Role role, Cafe state, CancellationToken cancel)
    {
        if (signed is null) return null;
        var (account, given) = (signed.Id, role.ToString().ToLowerInvariant());
        // Asked every time: a sign-in is looked at again only once a minute.
        if (!(await roles.Of(cafe, account, signed.Stamp, cancel)).Contains(given)) return null;
        if ((await persons.OfAccount(cafe, account, cancel)).FirstOrDefault(person => state.RoleOf(person.Number) == role) is { } known) return known.Number;
        var details = new PersonDetails(http.User.Identity?.Name ?? "");
        var (number, refused) = await commands.Come(cafe, PageCommands.IdOf($"{cafe:N}/{account:N}/{given}"), new CafeCommand.Appoint(details, role, account), cancel);
        return refused is null ? number : null;
    }

    /// <summary>The guest's number in this café by their cookie, or null.</summary>
    public int? Guest(HttpContext http, Guid cafe) => ByCookie(http, cafe, Role.Participant);

    int? ByCookie(HttpContext http, Guid cafe, Role role)
    {
        if (http.Request.Cookies[Cookie(http, cafe, role)] is not { } sealedNumber) return null;
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

    /// <summary>Gives the browser the cookie by which it stays the same person, or the same device, in this café.</summary>
    public void Admit(HttpContext http, Guid cafe, int number, Role role = Role.Participant) =>
        http.Response.Cookies.Append(Cookie(http, cafe, role), guests.Protect($"{cafe:N}/{number.ToString(CultureInfo.InvariantCulture)}"), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(30),
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });

    /// <summary>Takes that cookie away: nobody speaks for the number any more.</summary>
    public static void Dismiss(HttpContext http, Guid cafe) => http.Response.Cookies.Delete(Cookie(http, cafe, Role.Participant), new CookieOptions { Path = "/", Secure = http.Request.IsHttps });

    /// <summary>One browser may be a guest, a table's device and the wall. Over plain http in a LAN browsers refuse the prefix.</summary>
    static string Cookie(HttpContext http, Guid cafe, Role role) =>
        $"{(http.Request.IsHttps ? "__Host-" : "")}{role switch { Role.Device => "device", Role.Wall => "wall", _ => "cafe" }}-{cafe:N}";
}
