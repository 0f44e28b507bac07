using Microsoft.EntityFrameworkCore;
using OpenTalks.Host.Operations;

namespace OpenTalks.Host.Accounts;

/// <summary>
/// The link that is printed while no account exists, and with which the first one is set up. Every start makes a new one and ends the old ones, so
/// whoever can read the console, and nobody else, becomes the administrator.
/// </summary>
sealed class FirstLink
{
    string? secret;

    /// <summary>Called under the migration lock.</summary>
    public async Task Renew(IServiceProvider scope, CancellationToken cancel)
    {
        var db = scope.GetRequiredService<AccountsDb>();
        await db.FirstRights.ExecuteDeleteAsync(cancel);
        if (await db.HasOwner(cancel)) return;
        secret = Secret.New();
        db.FirstRights.Add(new() { Id = Guid.NewGuid(), SecretHash = Secret.Hash(secret) });
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>On the machine itself, unless people come by https: a password goes over no other way.</summary>
    public string? Says(PublicAddress address)
    {
        var line = secret is null ? null : $"Set up the first account with this link; it works once:\n\n    {Address(address)}/first#{secret}\n";
        secret = null;
        return line;
    }

    static string Address(PublicAddress address) => address.Value.StartsWith("https:", StringComparison.Ordinal) ? address.Value : address.Here;
}
