using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using OpenTalks.Host.Live;

namespace OpenTalks.Host.Cafes;

/// <summary>
/// The code on the signs and the wall: 8 characters without look-alikes (40 bits), found by a keyed hash, shown from a sealed
/// copy, so that a dump of the database opens no café.
/// </summary>
public sealed class JoinCodes(NpgsqlDataSource database, Secrets secrets, IDataProtectionProvider protection)
{
    /// <summary>The key of the hashes.</summary>
    public const string Key = "join-code";

    internal const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    internal const int Length = 8;

    readonly IDataProtector protector = protection.CreateProtector("OpenTalks.JoinCode");

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As people read it out: two groups of four.</summary>
    public static string Spoken(string code) => $"{code[..4]} {code[4..]}";

    /// <summary>The row to be written in the commit that opens the café.</summary>
    public (string Sql, object[] Values) Row(Guid cafe, string code) =>
        ("insert into cafe.join_code (cafe, hash, sealed) values (?, ?, ?)", [cafe, Hash(code), protector.Protect(Encoding.ASCII.GetBytes(code))]);

    /// <summary>What must be written in the commit that renews the code: the old one lets nobody in any more, and is kept to be restored.</summary>
    public (string Sql, object[] Values) Renewal(Guid cafe, string code) =>
        ("update cafe.join_code set old_hash = hash, old_sealed = sealed, hash = ?, sealed = ? where cafe = ?", [Hash(code), protector.Protect(Encoding.ASCII.GetBytes(code)), cafe]);

    /// <summary>What must be written in the commit that restores the code before.</summary>
    public static (string Sql, object[] Values) Restoration(Guid cafe) =>
        ("update cafe.join_code set hash = old_hash, sealed = old_sealed, old_hash = null, old_sealed = null where cafe = ? and old_hash is not null", [cafe]);

    /// <summary>What was typed or scanned, tidied; null where it can be no code.</summary>
    public static string? Tidied(string? typed)
    {
        var code = new string([.. (typed ?? "").Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }

    public async Task<Guid?> Find(string code, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select cafe from cafe.join_code where hash = $1");
        command.Parameters.Add(new() { Value = Hash(code) });
        return await command.ExecuteScalarAsync(cancel) as Guid?;
    }

    public async Task<string?> Of(Guid cafe, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select sealed from cafe.join_code where cafe = $1");
        command.Parameters.Add(new() { Value = cafe });
        return await command.ExecuteScalarAsync(cancel) is byte[] kept ? Encoding.ASCII.GetString(protector.Unprotect(kept)) : null;
    }

    byte[] Hash(string code) => secrets.Hash(Key, Encoding.ASCII.GetBytes(code));
}
