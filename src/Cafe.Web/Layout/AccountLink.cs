namespace OpenTalks.Web.Layout;

/// <summary>Whether a header leads to an account.</summary>
public enum AccountLink
{
    /// <summary>The account's name, or a way to sign in.</summary>
    Shown,

    /// <summary>Nothing: this page is for guests.</summary>
    Left,
}
