namespace OpenTalks.Web.Accounts;

/// <summary>What somebody typed into a form about an account and what was wrong with it: a refused form comes back as it was, without its password.</summary>
/// <param name="At">The field that is wrong: "name", "email", "password", "secret" or "form".</param>
/// <param name="Wrong">What is wrong and what to do, in the visit's language; null when nothing is.</param>
public sealed record Typed(string Secret = "", string Name = "", string Email = "", string Back = "", string At = "", string? Wrong = null)
{
    /// <summary>What is wrong at this field, if it is this one.</summary>
    public string? WrongAt(string field) => At == field ? Wrong : null;
}

/// <summary>An account as the administrator's list shows it.</summary>
/// <param name="Roles">Installation roles, as in the words "accounts.role.…".</param>
/// <param name="IsMine">One cannot disable oneself.</param>
public sealed record AccountRow(Guid Id, string Name, string Email, IReadOnlyList<string> Roles, bool Disabled, bool IsMine);

/// <summary>A link that is shown once, for the person it names to hand on.</summary>
public sealed record LinkToHandOn(string Address, string For);
