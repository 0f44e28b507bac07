using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenTalks.Web.Accounts;
using OpenTalks.Web.Layout;

namespace OpenTalks.Host.Accounts;

/// <summary>What the forms that make an account or a password have in common: who may send them, and what they say when they refuse.</summary>
static class AccountForm
{
    /// <summary>Wrong secrets from one address in ten minutes.</summary>
    const int MostSecrets = 20;

    /// <summary>Takes the name as people wrote it, without what cannot be seen; null when nothing is left or it is too long.</summary>
    public static string? ReadableName(string? typed)
    {
        var name = (typed ?? "").Normalize(NormalizationForm.FormC).Trim();
        var readable = name.EnumerateRunes().Any(r => Rune.IsLetterOrDigit(r) || Rune.IsSymbol(r) || Rune.IsPunctuation(r));
        return readable && name.Length <= Account.LongestName && !name.Any(char.IsControl) ? name : null;
    }

    /// <summary>What is wrong with a result of Identity, at its field.</summary>
    public static Typed Explain(this Typed typed, IdentityResult result, Visit visit) => result.Errors.First().Code switch
    {
        "DuplicateEmail" or "DuplicateUserName" => typed.WithWrong(visit, "email", "taken"),
        "InvalidEmail" or "InvalidUserName" => typed.WithWrong(visit, "email", "email"),
        "InvalidName" => typed.WithWrong(visit, "name", "name"),
        "PasswordTooShort" => typed.WithWrong(visit, "password", "short"),
        _ => typed.WithWrong(visit, "password", "common"),
    };

    public static Typed WithWrong(this Typed typed, Visit visit, string at, string what) =>
        typed with { At = at, Wrong = visit.Words[$"accounts.wrong.{what}"] };

    public static Typed TooMany(this Typed typed, Visit visit, TimeSpan wait) =>
        typed with { At = "form", Wrong = visit.Words.Say("accounts.wrong.too-many", ("n", (int)Math.Ceiling(wait.TotalMinutes))) };

    /// <summary>A new account, or why not; in the caller's transaction if there is one.</summary>
    public static async Task<(Account Account, IdentityResult Result)> Make(this UserManager<Account> accounts, string? name, string? email, string? password)
    {
        var account = new Account { Id = Guid.NewGuid(), Name = ReadableName(name) ?? "", Email = email?.Trim(), UserName = email?.Trim() };
        if (account.Name.Length == 0) return (account, IdentityResult.Failed(new IdentityError { Code = "InvalidName" }));
        if (account.Email is null or { Length: > 254 } || account.Email.Any(char.IsControl)) return (account, IdentityResult.Failed(new IdentityError { Code = "InvalidEmail" }));
        try
        {
            return (account, await accounts.CreateAsync(account, password ?? ""));
        }
        catch (DbUpdateException e) when (e.InnerException is Npgsql.PostgresException { SqlState: "23505" })
        {
            // Two with one address at the same moment: the index has decided.
            return (account, IdentityResult.Failed(new IdentityError { Code = "DuplicateEmail" }));
        }
    }

    /// <summary>Counts wrong secrets by address; 128 bits cannot be guessed, but nobody need try without end.</summary>
    public static TimeSpan? WaitForSecret(this Tries tries, HttpContext context) => tries.Wait(SecretsFrom(context), MostSecrets);
    public static void WrongSecret(this Tries tries, HttpContext context) => tries.Wrong(SecretsFrom(context));

    public static RazorComponentResult<TPage> Page<TPage>(int status, Dictionary<string, object?> parameters) where TPage : Screen =>
        new(parameters) { StatusCode = status };

    static string SecretsFrom(HttpContext context) => string.Create(CultureInfo.InvariantCulture, $"secret {context.Connection.RemoteIpAddress}");
}
