using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenTalks.Host.Operations;
using OpenTalks.Web.Accounts;
using OpenTalks.Web.Layout;

namespace OpenTalks.Host.Accounts;

/// <summary>A new password, with the link that an administrator made.</summary>
static class PasswordResetPages
{
    public static void MapPasswordResets(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/reset", (HttpContext context, PublicAddress address) => Show(context, address, new Typed()));
        pages.MapPost("/reset", Reset);
    }

    static async Task<Results<RedirectHttpResult, RazorComponentResult<ResetPassword>>> Reset(
        HttpContext context, [FromForm] string? secret, [FromForm] string? password,
        AccountsDb db, UserManager<Account> accounts, Tries tries, TimeProvider time, PublicAddress address)
    {
        var visit = Visit.Of(context);
        var typed = new Typed(secret ?? "");
        if (!PasswordTransport.IsSafe(context)) return Show(context, address, typed);
        if (tries.WaitForSecret(context) is { } wait) return Show(context, address, typed.TooMany(visit, wait), StatusCodes.Status429TooManyRequests);

        await using var transaction = await db.Database.BeginTransactionAsync(context.RequestAborted);
        var hash = Secret.Hash(typed.Secret);
        var now = time.GetUtcNow();
        var good = db.PasswordResets.Where(reset => reset.SecretHash == hash && reset.Expires > now);
        var found = await good.AsNoTracking().FirstOrDefaultAsync(context.RequestAborted);
        if (found is null || await good.ExecuteDeleteAsync(context.RequestAborted) != 1 || await accounts.FindByIdAsync(found.Account.ToString()) is not { } account)
        {
            tries.WrongSecret(context);
            return Show(context, address, typed.WithWrong(visit, "secret", "secret"), StatusCodes.Status400BadRequest);
        }
        await accounts.RemovePasswordAsync(account);
        var result = await accounts.AddPasswordAsync(account, password ?? "");
        if (!result.Succeeded) return Show(context, address, typed.Explain(result, visit), StatusCodes.Status400BadRequest);
        await transaction.CommitAsync(context.RequestAborted);
        return TypedResults.LocalRedirect("~/sign-in");
    }

    static RazorComponentResult<ResetPassword> Show(HttpContext context, PublicAddress address, Typed typed, int status = StatusCodes.Status200OK)
    {
        var safe = PasswordTransport.IsSafe(context);
        return AccountForm.Page<ResetPassword>(safe ? status : StatusCodes.Status403Forbidden, new()
        {
            ["Visit"] = Visit.Of(context),
            ["Typed"] = typed,
            ["PasswordIsSafe"] = safe,
            ["Here"] = address.Here,
        });
    }
}
