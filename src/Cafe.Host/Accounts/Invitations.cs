using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace OpenTalks.Host.Accounts;

/// <summary>Makes invitations and lets them be used, each once. A café role is given in the same transaction.</summary>
public sealed class Invitations(AccountsDb db, UserManager<Account> accounts, CafeRoles cafeRoles, TimeProvider time)
{
    static readonly TimeSpan GoodFor = TimeSpan.FromDays(14);

    /// <summary>The secret, which is shown once: <c>/accept#SECRET</c>.</summary>
    public async Task<string> Invite(Guid by, IReadOnlyList<string> roles, (Guid Cafe, string Role)? cafe, CancellationToken cancel)
    {
        var secret = Secret.New();
        db.Invitations.Add(new()
        {
            Id = Guid.NewGuid(),
            SecretHash = Secret.Hash(secret),
            Roles = [.. roles],
            Cafe = cafe?.Cafe,
            CafeRole = cafe?.Role,
            InvitedBy = by,
            Expires = time.GetUtcNow() + GoodFor,
        });
        await db.SaveChangesAsync(cancel);
        return secret;
    }

    /// <summary>Whether this invitation could be used now.</summary>
    public Task<bool> IsGood(string secret, CancellationToken cancel) => Good(secret).AnyAsync(cancel);

    /// <summary>Null when the invitation is not good (any more): unknown, expired or used.</summary>
    /// <param name="account">Who accepts: found or made within the invitation's transaction; a failed result undoes everything.</param>
    public async Task<IdentityResult?> Accept(string secret, Func<Task<(Account Account, IdentityResult Result)>> account, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow();
        var invitation = await Good(secret).AsNoTracking().FirstOrDefaultAsync(cancel);
        // The update decides: of two who use it at once, the second waits for the row and then finds it used.
        if (invitation is null || await Good(secret).ExecuteUpdateAsync(set => set.SetProperty(i => i.UsedAt, now), cancel) != 1) return null;

        var (accepted, result) = await account();
        if (result.Succeeded)
        {
            foreach (var role in invitation.Roles)
                if (!await accounts.IsInRoleAsync(accepted, role)) await accounts.AddToRoleAsync(accepted, role);
            if (invitation is { Cafe: { } cafe, CafeRole: { } cafeRole }) await cafeRoles.Grant(cafe, accepted.Id, cafeRole, cancel);
            await db.Invitations.Where(i => i.Id == invitation.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.UsedBy, accepted.Id), cancel);
            await transaction.CommitAsync(cancel);
        }
        return result;
    }

    IQueryable<Invitation> Good(string secret)
    {
        var hash = Secret.Hash(secret);
        var now = time.GetUtcNow();
        return db.Invitations.Where(i => i.SecretHash == hash && i.UsedAt == null && i.Expires > now);
    }
}
