using Microsoft.AspNetCore.Identity;

namespace OpenTalks.Host.Accounts;

/// <summary>Long rather than odd: 12 characters at least, nothing demanded of their kind, but nothing that everybody tries first.</summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int Shortest = 12;
    /// <summary>Hashing a longer one would only cost us time.</summary>
    public const int Longest = 256;

    /// <summary>What makes up the most common long passwords; a password that is little more than one of them is refused.</summary>
    static readonly string[] Common =
    [
        "password", "passwort", "motdepasse", "contraseña", "qwerty", "qwertz", "azerty", "asdfgh", "zxcvbn", "1q2w3e4r", "letmein", "welcome", "bienvenue", "admin",
        "administrator", "iloveyou", "monkey", "dragon", "sunshine", "princess", "football", "baseball", "superman", "trustno1", "changeme", "secret", "worldcafe", "opentalks",
        "0123456789", "1234567890", "9876543210", "abcdefghij",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        password is null or { Length: > Longest } || IsGuessable(password, user)
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordCommon" })
            : IdentityResult.Success);

    static bool IsGuessable(string password, Account account)
    {
        var rest = password;
        foreach (var known in Common.Concat([account.Email ?? "", account.Email?.Split('@')[0] ?? "", .. account.Name.Split(' ')]).Where(k => k.Length >= 4).OrderByDescending(k => k.Length))
            rest = rest.Replace(known, "", StringComparison.OrdinalIgnoreCase);
        // Of "Password2026!" only "2026!" is left: that is no password.
        return rest.Length < password.Length && rest.Length < 8;
    }
}
