using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace OpenTalks.Host.Live;

/// <summary>
/// A key for each café by which a second mark is known from the first although no mark says whose it is. The close deletes it,
/// and then nobody can find out any more.
/// </summary>
public sealed class MarkKeys(NpgsqlDataSource database, IDataProtectionProvider protection)
{
    readonly ConcurrentDictionary<Guid, byte[]> keys = new();
    readonly IDataProtector protector = protection.CreateProtector("OpenTalks.MarkKey");

    /// <summary>The row that the close deletes.</summary>
    public const string Delete = "delete from cafe.mark_key where cafe = ?";

    /// <summary>Makes sure that <see cref="Of"/> answers for this café; the first to ask makes the key.</summary>
    public async Task Know(Guid cafe, CancellationToken cancel)
    {
        if (keys.ContainsKey(cafe)) return;
        await using (var make = database.CreateCommand("insert into cafe.mark_key (cafe, sealed) values ($1, $2) on conflict do nothing"))
        {
            make.Parameters.Add(new() { Value = cafe });
            make.Parameters.Add(new() { Value = protector.Protect(RandomNumberGenerator.GetBytes(32)) });
            await make.ExecuteNonQueryAsync(cancel);
        }
        await using var read = database.CreateCommand("select sealed from cafe.mark_key where cafe = $1");
        read.Parameters.Add(new() { Value = cafe });
        keys[cafe] = protector.Unprotect((byte[])(await read.ExecuteScalarAsync(cancel))!);
    }

    /// <returns>32 hexadecimal digits; null where the café has no key any more.</returns>
    public string? Of(Guid cafe, int number, Guid idea) => keys.TryGetValue(cafe, out var key)
        ? Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number}/{idea:N}"))))[..32] : null;

    public void Forget(Guid cafe) => keys.TryRemove(cafe, out _);
}
