using System.Net;
using Microsoft.AspNetCore.Identity;

namespace OpenTalks.Host.Accounts;

/// <summary>Whether e-mail and password are somebody's, at a pace that makes guessing useless and says nothing about who has an account.</summary>
public sealed class Passwords(UserManager<Account> accounts, IPasswordHasher<Account> hasher, Tries tries)
{
    /// <summary>Wrong tries in ten minutes: for one account from one address, and for all accounts from one address (a hall shares one).</summary>
    const int MostForOne = 10, MostFromAnAddress = 100;

    static readonly Account Nobody = new() { Name = "" };
    static string? nobodysHash;

    public abstract record Answer
    {
        public sealed record Right(Account Account) : Answer;
        public sealed record Wrong : Answer;
        /// <summary>Said only to who knows the password.</summary>
        public sealed record Disabled : Answer;
        public sealed record TooMany(TimeSpan Wait) : Answer;
        private Answer() { }
    }

    public async Task<Answer> Check(string email, string password, IPAddress? from)
    {
        var everybody = $"sign-in {from}";
        var one = $"{everybody} {accounts.NormalizeEmail(email)}";
        if ((tries.Wait(one, MostForOne) ?? tries.Wait(everybody, MostFromAnAddress)) is { } wait) return new Answer.TooMany(wait);
        // Counted before the hash is made: a thousand tries at once are a thousand tries.
        tries.Wrong(one);

        var account = email.Contains('\0', StringComparison.Ordinal) ? null : await accounts.FindByEmailAsync(email);
        if (password.Length > PasswordRules.Longest) password = "";
        // An unknown address costs a hash too: else its answer would come 100 times faster and tell.
        if (account is null) hasher.VerifyHashedPassword(Nobody, nobodysHash ??= hasher.HashPassword(Nobody, Secret.New()), password);
        if (account is null || !await accounts.CheckPasswordAsync(account, password))
        {
            tries.Wrong(everybody);
            return new Answer.Wrong();
        }
        tries.Right(one);
        return account.DisabledAt is null ? new Answer.Right(account) : new Answer.Disabled();
    }
}
