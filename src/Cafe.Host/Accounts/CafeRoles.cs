using Microsoft.EntityFrameworkCore;

namespace OpenTalks.Host.Accounts;

/// <summary>Which accounts facilitate or harvest which café. Kept here, not in a café's events: those hold no account.</summary>
public sealed class CafeRoles(AccountsDb db)
{
    /// <summary>Facilitator or rapporteur, or both; none for everybody else. A disabled account has none.</summary>
    public async Task<IReadOnlyList<string>> Of(Guid cafe, Guid account, CancellationToken cancel) => await (
        from role in db.CafeRoles
        join owner in db.Users on role.Account equals owner.Id
        where role.Cafe == cafe && role.Account == account && owner.DisabledAt == null
        select role.Role).ToListAsync(cancel);

    /// <summary>As <see cref="Of(Guid, Guid, CancellationToken)"/>, for a sign-in: none if it is from before the account's last change of password or state.</summary>
    public async Task<IReadOnlyList<string>> Of(Guid cafe, Guid account, string stamp, CancellationToken cancel) => await (
        from role in db.CafeRoles
        join owner in db.Users on role.Account equals owner.Id
        where role.Cafe == cafe && role.Account == account && owner.DisabledAt == null && owner.SecurityStamp == stamp
        select role.Role).ToListAsync(cancel);

    public async Task<IReadOnlyList<CafeRole>> OfAccount(Guid account, CancellationToken cancel) =>
        await db.CafeRoles.AsNoTracking().Where(r => r.Account == account).ToListAsync(cancel);

    /// <summary>Giving it twice gives it once.</summary>
    public Task Grant(Guid cafe, Guid account, string role, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"""insert into accounts.cafe_role ("Cafe", "Account", "Role") values ({cafe}, {account}, {role}) on conflict do nothing""", cancel);

    public Task Revoke(Guid cafe, Guid account, string role, CancellationToken cancel) =>
        db.CafeRoles.Where(r => r.Cafe == cafe && r.Account == account && r.Role == role).ExecuteDeleteAsync(cancel);
}
