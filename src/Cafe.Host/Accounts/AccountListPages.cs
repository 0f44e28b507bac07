using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenTalks.Host.Operations;
using OpenTalks.Web.Accounts;
using OpenTalks.Web.Layout;

namespace OpenTalks.Host.Accounts;

/// <summary>The administrator's list of accounts: disable, enable, a link to a new password.</summary>
static class AccountListPages
{
    public static void MapAccountList(this IEndpointRouteBuilder pages)
    {
        var list = pages.MapGroup("/accounts").RequireAuthorization(InstallationRoles.Administrator);
        list.MapGet("", (HttpContext context, AccountsDb db) => Show(context, db, null));
        list.MapPost("{id:guid}/disable", (HttpContext context, Guid id, IFormCollection _, UserManager<Account> accounts, TimeProvider time) =>
            Change(context, id, accounts, account => account.DisabledAt ??= time.GetUtcNow()));
        list.MapPost("{id:guid}/enable", (HttpContext context, Guid id, IFormCollection _, UserManager<Account> accounts) =>
            Change(context, id, accounts, account => account.DisabledAt = null));
        list.MapPost("{id:guid}/reset", MakeReset);
    }

    static async Task<Results<RedirectHttpResult, NotFound, BadRequest>> Change(HttpContext context, Guid id, UserManager<Account> accounts, Action<Account> change)
    {
        // Whoever disables others is left: there is always an administrator who can sign in.
        if (id == context.User.AccountId()) return TypedResults.BadRequest();
        if (await accounts.FindByIdAsync(id.ToString()) is not { } account) return TypedResults.NotFound();
        change(account);
        // A new stamp ends what the account has open within a minute; it also saves the change.
        await accounts.UpdateSecurityStampAsync(account);
        return TypedResults.LocalRedirect("~/accounts");
    }

    static async Task<Results<RazorComponentResult<AccountList>, NotFound>> MakeReset(HttpContext context, Guid id, IFormCollection _, AccountsDb db, PublicAddress address, TimeProvider time)
    {
        if (await db.Users.FindAsync([id], context.RequestAborted) is not { } account) return TypedResults.NotFound();
        var secret = Secret.New();
        await db.PasswordResets.Where(reset => reset.Account == id).ExecuteDeleteAsync(context.RequestAborted);
        db.PasswordResets.Add(new()
        {
            Id = Guid.NewGuid(),
            SecretHash = Secret.Hash(secret),
            Account = id,
            MadeBy = context.User.AccountId()!.Value,
            Expires = time.GetUtcNow().AddDays(1),
        });
        await db.SaveChangesAsync(context.RequestAborted);
        return await Show(context, db, new LinkToHandOn($"{address.Value}/reset#{secret}", account.Name));
    }

    static async Task<RazorComponentResult<AccountList>> Show(HttpContext context, AccountsDb db, LinkToHandOn? link)
    {
        var rolesOf = await (
            from given in db.UserRoles
            join role in db.Roles on given.RoleId equals role.Id
            orderby role.Name
            select new { given.UserId, Role = role.Name! }).ToListAsync(context.RequestAborted);
        var roles = rolesOf.ToLookup(r => r.UserId, r => r.Role);
        var accounts = await db.Users.AsNoTracking().OrderBy(a => a.Name).ToListAsync(context.RequestAborted);
        var me = context.User.AccountId();
        var rows = accounts.ConvertAll(a => new AccountRow(a.Id, a.Name, a.Email!, [.. roles[a.Id]], a.DisabledAt is not null, a.Id == me));
        return AccountForm.Page<AccountList>(StatusCodes.Status200OK, new() { ["Visit"] = Visit.Of(context), ["Rows"] = rows, ["Link"] = link });
    }
}
