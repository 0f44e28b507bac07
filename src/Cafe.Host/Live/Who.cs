using OpenTalks.Cafes;
using OpenTalks.People;

namespace OpenTalks.Host.Live;

/// <summary>Whom a connection or request speaks for: one number in one café, and the language they read.</summary>
/// <param name="As">The role the page asked for; the café says whether it still holds.</param>
/// <param name="Account">Who is signed in; null for guests and devices.</param>
public sealed record Who(Guid Cafe, int Number, Role As, string Language, SignedAccount? Account = null)
{
    /// <summary>The number that is theirs now: they may have turned out to be a double of somebody.</summary>
    public int NumberIn(Cafe cafe) => cafe.Same(Number);

    /// <summary>The role that holds now: the one asked for if the café still gives it, else a stranger's.</summary>
    public Role RoleIn(Cafe cafe)
    {
        var role = cafe.RoleOf(Number);
        return role == As ? role : Role.Stranger;
    }
}

/// <summary>An account as somebody signed in with it.</summary>
/// <param name="Stamp">It changes with the password and when the account is disabled.</param>
public sealed record SignedAccount(Guid Id, string Stamp);
