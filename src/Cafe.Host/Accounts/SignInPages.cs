using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenTalks.Host.Operations;
using OpenTalks.Web.Accounts;
using OpenTalks.Web.Layout;

namespace OpenTalks.Host.Accounts;

/// <summary>Signing in and out, and one's own account.</summary>
static class SignInPages
{
    public static void MapSignIn(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/sign-in", (HttpContext context, string? back, PublicAddress address) => Show(context, address, new Typed(Back: Local(back))));
        pages.MapPost("/sign-in", SignIn);
        pages.MapPost("/sign-out", SignOut);
        pages.MapGet("/account", Mine).RequireAuthorization();
    }

    static async Task<Results<RedirectHttpResult, RazorComponentResult<SignIn>>> SignIn(
        HttpContext context, [FromForm] string? email, [FromForm] string? password, [FromForm] string? back,
        Passwords passwords, SignInManager<Account> session, PublicAddress address)
    {
        var visit = Visit.Of(context);
        var typed = new Typed(Email: email ?? "", Back: Local(back));
        if (!PasswordTransport.IsSafe(context)) return Show(context, address, typed);

        switch (await passwords.Check(email ?? "", password ?? "", context.Connection.RemoteIpAddress))
        {
            case Passwords.Answer.Right right:
                await session.SignInAsync(right.Account, isPersistent: true);
                return TypedResults.LocalRedirect(typed.Back is "" ? "~/" : "~" + typed.Back);
            case Passwords.Answer.TooMany { Wait: var wait }:
                context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
                return Show(context, address, typed.TooMany(visit, wait), StatusCodes.Status429TooManyRequests);
            case Passwords.Answer.Disabled:
                return Show(context, address, typed.WithWrong(visit, "form", "disabled"), StatusCodes.Status400BadRequest);
            default:
                return Show(context, address, typed.WithWrong(visit, "form", "pair"), StatusCodes.Status400BadRequest);
        }
    }

    static async Task<RedirectHttpResult> SignOut(HttpContext context, IFormCollection _)
    {
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.LocalRedirect("~/");
    }

    static async Task<Results<RazorComponentResult<MyAccount>, UnauthorizedHttpResult>> Mine(HttpContext context, UserManager<Account> accounts)
    {
        if (await accounts.GetUserAsync(context.User) is not { } account) return TypedResults.Unauthorized();
        var mine = new AccountRow(account.Id, account.Name, account.Email!, [.. await accounts.GetRolesAsync(account)], Disabled: false, IsMine: true);
        return AccountForm.Page<MyAccount>(200, new() { ["Visit"] = Visit.Of(context), ["Mine"] = mine });
    }

    static RazorComponentResult<SignIn> Show(HttpContext context, PublicAddress address, Typed typed, int status = StatusCodes.Status200OK)
    {
        var safe = PasswordTransport.IsSafe(context);
        return AccountForm.Page<SignIn>(safe ? status : StatusCodes.Status403Forbidden, new()
        {
            ["Visit"] = Visit.Of(context),
            ["Typed"] = typed,
            ["PasswordIsSafe"] = safe,
            ["Here"] = address.Here,
        });
    }

    /// <summary>Only ways within this site; anything else could lead people to a copy of it.</summary>
    static string Local(string? back) =>
        back is ['/', ..] && !back.StartsWith("//", StringComparison.Ordinal) && !back.Contains('\\', StringComparison.Ordinal) && !back.Any(char.IsControl) ? back : "";
}
