using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Operations;

namespace OpenTalks.Host.Rehearsals;

/// <summary>
/// <c>--rehearse</c>: a rehearsal begins with the host, and whoever can read the console may look at it, by a key that is printed and
/// ends with the process. The account behind it has no password and no right in the installation.
/// </summary>
sealed class RehearsalDoor(RehearsalHall hall, IConfiguration configuration)
{
    const string Email = "rehearsal@localhost.localdomain";

    string? key;

    /// <summary>Null before one has begun by itself.</summary>
    public Guid? Cafe { get; private set; }

    public bool Opens(string? tried) => key is not null && tried is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(tried), Encoding.UTF8.GetBytes(key));

    /// <returns>The line that says where to look, or null where none was asked for.</returns>
    public async Task<string?> Begin(IServiceProvider scope, PublicAddress address, CancellationToken cancel)
    {
        if (!configuration.GetValue<bool>("rehearse")) return null;
        var account = await Account(scope.GetRequiredService<UserManager<Account>>());
        Cafe = await hall.Begin(account.Id, account.Name, Web.Words.For("en")["rehearsal.cafe"], cancel);
        key = Secret.New();
        return $"A rehearsal runs: fifty guests, three rounds, two minutes. Look at it here:\n\n    {address.Here}/rehearsal?key={key}\n";
    }

    public static async Task<Account> Account(UserManager<Account> accounts)
    {
        if (await accounts.FindByEmailAsync(Email) is { } known) return known;
        var account = new Account { Id = Guid.NewGuid(), Name = "Rehearsal", Email = Email, UserName = Email };
        var made = await accounts.CreateAsync(account);
        return made.Succeeded ? account : await accounts.FindByEmailAsync(Email) ?? throw new InvalidOperationException("No account for the rehearsal.");
    }
}
