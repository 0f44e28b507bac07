using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenTalks.Host.Operations;
using OpenTalks.Web.Accounts;
using OpenTalks.Web.Layout;

namespace OpenTalks.Host.Accounts;

/// <summary>The first account, made with the link that the console shows.</summary>
static class FirstAccountPages
{
    public static void MapFirstAccount(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/first", async (HttpContext context, AccountsDb db, PublicAddress address) =>
            Show(context, address, new Typed(), isOver: await db.HasOwner(context.RequestAborted)));
        pages.MapPost("/first", SetUp);
    }

    static async Task<Results<RedirectHttpResult, RazorComponentResult<FirstAccount>>> SetUp(
        HttpContext context, [FromForm] string? secret, [FromForm] string? name, [FromForm] string? email, [FromForm] string? password,
        AccountsDb db, UserManager<Account> accounts, SignInManager<Account> session, Tries tries, PublicAddress address)
    {
        var visit = Visit.Of(context);
        var typed = new Typed(secret ?? "", name ?? "", email ?? "");
        if (!PasswordTransport.IsSafe(context)) return Show(context, address, typed);
        if (tries.WaitForSecret(context) is { } wait) return Show(context, address, typed.TooMany(visit, wait), StatusCodes.Status429TooManyRequests);

        await using var transaction = await db.Database.BeginTransactionAsync(context.RequestAborted);
        var hash = Secret.Hash(typed.Secret);
        // The deletion decides: of two who send it at once, the second waits for the row and then finds it gone.
        if (await db.FirstRights.Where(right => right.SecretHash == hash).ExecuteDeleteAsync(context.RequestAborted) != 1)
        {
            tries.WrongSecret(context);
            return Show(context, address, typed.WithWrong(visit, "secret", "secret"), StatusCodes.Status400BadRequest);
        }
        var (account, result) = await accounts.Make(typed.Name, typed.Email, password);
        if (!result.Succeeded) return Show(context, address, typed.Explain(result, visit), StatusCodes.Status400BadRequest);
        await accounts.AddToRolesAsync(account, [InstallationRoles.Administrator, InstallationRoles.Facilitator]);
        await transaction.CommitAsync(context.RequestAborted);
        await session.SignInAsync(account, isPersistent: true);
        return TypedResults.LocalRedirect("~/");
    }

    static RazorComponentResult<FirstAccount> Show(HttpContext context, PublicAddress address, Typed typed, int status = StatusCodes.Status200OK, bool isOver = false)
    {
        var safe = PasswordTransport.IsSafe(context);
        return AccountForm.Page<FirstAccount>(safe ? status : StatusCodes.Status403Forbidden, new()
        {
            ["Visit"] = Visit.Of(context),
            ["Typed"] = typed,
            ["IsOver"] = isOver,
            ["PasswordIsSafe"] = safe,
            ["Here"] = address.Here,
        });
    }
}
