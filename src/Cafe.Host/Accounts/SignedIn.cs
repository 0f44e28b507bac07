using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OpenTalks.Host.Live;

namespace OpenTalks.Host.Accounts;

/// <summary>What an endpoint or the hub knows of whoever is signed in.</summary>
public static class SignedIn
{
    /// <summary>Null for guests and strangers.</summary>
    public static Guid? AccountId(this ClaimsPrincipal caller) =>
        Guid.TryParse(caller.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>The account and the stamp it was signed in with; null for guests and strangers.</summary>
    public static SignedAccount? Account(this ClaimsPrincipal caller) =>
        caller.AccountId() is { } id && caller.FindFirstValue(new ClaimsIdentityOptions().SecurityStampClaimType) is { } stamp ? new(id, stamp) : null;

    /// <summary>An <see cref="InstallationRoles">installation role</see>.</summary>
    public static bool Is(this ClaimsPrincipal caller, string role) => caller.IsInRole(role);
}

/// <summary>The principal is called by the person's name, which pages show, not by the e-mail address.</summary>
sealed class AccountClaims(UserManager<Account> accounts, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account, IdentityRole<Guid>>(accounts, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.TryRemoveClaim(identity.FindFirst(identity.NameClaimType));
        identity.AddClaim(new(identity.NameClaimType, user.Name));
        return identity;
    }
}
