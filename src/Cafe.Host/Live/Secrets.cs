using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace OpenTalks.Host.Live;

/// <summary>Keys of the installation, made once for all nodes and kept sealed by data protection.</summary>
public sealed class Secrets(NpgsqlDataSource database, IDataProtectionProvider protection)
{
    readonly ConcurrentDictionary<string, byte[]> keys = new(StringComparer.Ordinal);
    readonly IDataProtector protector = protection.CreateProtector("OpenTalks.Secrets");

    /// <summary>HMAC-SHA256 under the key of that name; <see cref="Load"/> has been awaited for it.</summary>
    public byte[] Hash(string name, ReadOnlySpan<byte> content) => HMACSHA256.HashData(keys[name], content);

    public async Task Load(string name, CancellationToken cancel)
    {
        if (keys.ContainsKey(name)) return;
        await using (var make = database.CreateCommand("insert into cafe.secret (name, sealed) values ($1, $2) on conflict do nothing"))
        {
            make.Parameters.Add(new() { Value = name });
            make.Parameters.Add(new() { Value = protector.Protect(RandomNumberGenerator.GetBytes(32)) });
            await make.ExecuteNonQueryAsync(cancel);
        }
        await using var read = database.CreateCommand("select sealed from cafe.secret where name = $1");
        read.Parameters.Add(new() { Value = name });
        keys[name] = protector.Unprotect((byte[])(await read.ExecuteScalarAsync(cancel))!);
    }
}
