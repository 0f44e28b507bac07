using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenTalks.Host.Operations;
using OpenTalks.Web.Accounts;
using OpenTalks.Web.Layout;

namespace OpenTalks.Host.Accounts;

/// <summary>An administrator makes an invitation; whoever holds its link accepts it, with a new account or the one that is signed in.</summary>
static class InvitationPages
{
    /// <summary>The usual one first.</summary>
    static readonly IReadOnlyList<string> Offered = [InstallationRoles.Facilitator, InstallationRoles.Rapporteur, InstallationRoles.Administrator];

    public static void MapInvitations(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/invite", (HttpContext context) => ShowInvite(context, null)).RequireAuthorization(InstallationRoles.Administrator);
        pages.MapPost("/invite", Invite).RequireAuthorization(InstallationRoles.Administrator);
        pages.MapGet("/accept", (HttpContext context, PublicAddress address) => ShowAccept(context, address, new Typed()));
        pages.MapPost("/accept", Accept);
        pages.MapPost("/accept/mine", AcceptMine).RequireAuthorization();
    }

    static async Task<Results<RazorComponentResult<Invite>, BadRequest>> Invite(HttpContext context, [FromForm] string? role, Invitations invitations, PublicAddress address)
    {
        if (role is null || !Offered.Contains(role, StringComparer.Ordinal)) return TypedResults.BadRequest();
        // Who looks after the installation also runs cafés, as the first account does.
        string[] roles = role == InstallationRoles.Administrator ? [role, InstallationRoles.Facilitator] : [role];
        var secret = await invitations.Invite(context.User.AccountId()!.Value, roles, cafe: null, context.RequestAborted);
        return ShowInvite(context, new LinkToHandOn($"{address.Value}/accept#{secret}", Visit.Of(context).Words[$"accounts.role.{role}"]));
    }

    static async Task<Results<RedirectHttpResult, RazorComponentResult<Accept>>> Accept(
        HttpContext context, [FromForm] string? secret, [FromForm] string? name, [FromForm] string? email, [FromForm] string? password,
        Invitations invitations, UserManager<Account> accounts, SignInManager<Account> session, Tries tries, PublicAddress address)
    {
        var visit = Visit.Of(context);
        var typed = new Typed(secret ?? "", name ?? "", email ?? "");
        if (!PasswordTransport.IsSafe(context)) return ShowAccept(context, address, typed);
        if (tries.WaitForSecret(context) is { } wait) return ShowAccept(context, address, typed.TooMany(visit, wait), StatusCodes.Status429TooManyRequests);

        Account? accepted = null;
        var result = await invitations.Accept(typed.Secret, async () =>
        {
            var made = await accounts.Make(typed.Name, typed.Email, password);
            accepted = made.Account;
            return made;
        }, context.RequestAborted);
        if (result is null)
        {
            tries.WrongSecret(context);
            return ShowAccept(context, address, typed.WithWrong(visit, "secret", "secret"), StatusCodes.Status400BadRequest);
        }
        if (!result.Succeeded) return ShowAccept(context, address, typed.Explain(result, visit), StatusCodes.Status400BadRequest);
        await session.SignInAsync(accepted!, isPersistent: true);
        return TypedResults.LocalRedirect("~/");
    }

    static async Task<Results<RedirectHttpResult, UnauthorizedHttpResult, RazorComponentResult<Accept>>> AcceptMine(
        HttpContext context, [FromForm] string? secret,
        Invitations invitations, UserManager<Account> accounts, SignInManager<Account> session, Tries tries, PublicAddress address)
    {
        var visit = Visit.Of(context);
        var typed = new Typed(secret ?? "");
        if (tries.WaitForSecret(context) is { } wait) return ShowAccept(context, address, typed.TooMany(visit, wait), StatusCodes.Status429TooManyRequests);
        if (await accounts.GetUserAsync(context.User) is not { } mine) return TypedResults.Unauthorized();
        if (await invitations.Accept(typed.Secret, () => Task.FromResult((mine, IdentityResult.Success)), context.RequestAborted) is null)
        {
            tries.WrongSecret(context);
            return ShowAccept(context, address, typed.WithWrong(visit, "secret", "secret"), StatusCodes.Status400BadRequest);
        }
        // The cookie says what the account may do, so it is made anew.
        await session.RefreshSignInAsync(mine);
        return TypedResults.LocalRedirect("~/");
    }

    static RazorComponentResult<Invite> ShowInvite(HttpContext context, LinkToHandOn? link) =>
        AccountForm.Page<Invite>(StatusCodes.Status200OK, new() { ["Visit"] = Visit.Of(context), ["Roles"] = Offered, ["Link"] = link });

    static RazorComponentResult<Accept> ShowAccept(HttpContext context, PublicAddress address, Typed typed, int status = StatusCodes.Status200OK)
    {
        var safe = PasswordTransport.IsSafe(context);
        return AccountForm.Page<Accept>(safe ? status : StatusCodes.Status403Forbidden, new()
        {
            ["Visit"] = Visit.Of(context),
            ["Typed"] = typed,
            ["PasswordIsSafe"] = safe,
            ["Here"] = address.Here,
        });
    }
}
