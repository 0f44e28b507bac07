using OpenTalks.Cafes;
using OpenTalks.People;

namespace OpenTalks.Host.Live;

/// <summary>Whom a connection or request speaks for: one number in one café, and the language they read.</summary>
/// <param name="As">The role the page asked for; the café says whether it still holds.</param>
public sealed record Who(Guid Cafe, int Number, Role As, string Language)
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
