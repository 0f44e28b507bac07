using Microsoft.AspNetCore.Identity;

namespace OpenTalks.Host.Accounts;

/// <summary>Somebody who runs cafés here: signs in with e-mail and password. Guests have none.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>UTF-16 code units.</summary>
    public const int LongestName = 100;

    public required string Name { get; set; }

    /// <summary>Null while the account may sign in.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}

/// <summary>What an account may do in the whole installation; what it may do in one café is a <see cref="CafeRole"/>.</summary>
public static class InstallationRoles
{
    public const string Administrator = "administrator";
    public const string Facilitator = "facilitator";
    public const string Rapporteur = "rapporteur";

    public static readonly IReadOnlyList<string> All = [Administrator, Facilitator, Rapporteur];
}

/// <summary>What an account is in one café: <c>facilitator</c> or <c>rapporteur</c>.</summary>
public sealed class CafeRole
{
    public required Guid Cafe { get; init; }
    public required Guid Account { get; init; }
    public required string Role { get; init; }
}

/// <summary>The right to become an account with these roles, once, by whoever holds the secret.</summary>
public sealed class Invitation
{
    public required Guid Id { get; init; }
    public required byte[] SecretHash { get; init; }
    public required string[] Roles { get; init; }

    /// <summary>Null where the invitation is to the installation alone.</summary>
    public Guid? Cafe { get; init; }

    /// <summary>Null exactly when <see cref="Cafe"/> is.</summary>
    public string? CafeRole { get; init; }
    public required Guid InvitedBy { get; init; }
    public required DateTimeOffset Expires { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
    public Guid? UsedBy { get; set; }
}

/// <summary>The right to give an account a new password, once. An administrator makes it and hands the link on.</summary>
public sealed class PasswordReset
{
    public required Guid Id { get; init; }
    public required byte[] SecretHash { get; init; }
    public required Guid Account { get; init; }
    public required Guid MadeBy { get; init; }
    public required DateTimeOffset Expires { get; init; }
}

/// <summary>The right to set up the first account. There is one at most, and none once an account exists.</summary>
public sealed class FirstRight
{
    public required Guid Id { get; init; }
    public required byte[] SecretHash { get; init; }
}
