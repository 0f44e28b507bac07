using System.Globalization;
using System.Text;
using System.Text.Json;
using Npgsql;
using OpenTalks.Host.Cafes;
using OpenTalks.Host.Live;

namespace OpenTalks.Host.Setups;

/// <summary>What a phone, or fifty simulated ones, said of the way through the hall's network.</summary>
/// <param name="Device">"android", "iphone" or "other".</param>
/// <param name="Open">Connections that came about.</param>
/// <param name="Failed">Connections that did not, or broke.</param>
/// <param name="MedianMs">There and back.</param>
/// <param name="SlowestMs">There and back.</param>
/// <param name="Secure">The page came over HTTPS, so that the browser has all it can do.</param>
public sealed record HallTry(string Device, int Open, int Failed, int MedianMs, int SlowestMs, bool Secure)
{
    public bool IsFit => Device is "android" or "iphone" or "other" && Open is >= 0 and <= 50 && Failed is >= 0 and <= 50 && MedianMs is >= 0 and <= 600_000 && SlowestMs is >= 0 and <= 600_000;
}

/// <summary>Keeps them for a day, for the page on which a facilitator tries the hall. They belong to no café's data.</summary>
public sealed class HallTries(NpgsqlDataSource database, Secrets secrets, TimeProvider time)
{
    const int MostKept = 200;

    /// <summary>Names a café to somebody without an account: good today and tomorrow.</summary>
    public string TokenOf(Guid cafe) => TokenOf(cafe, Today);

    public bool Allows(Guid cafe, string? token) => token is not null && (token == TokenOf(cafe, Today) || token == TokenOf(cafe, Today - 1));

    public async Task Keep(Guid cafe, HallTry said, CancellationToken cancel)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("delete from cafe.hall_try where at < clock_timestamp() - interval '1 day'"));
        var keep = new NpgsqlBatchCommand("insert into cafe.hall_try (cafe, said) select $1, $2::jsonb where (select count(*) from cafe.hall_try where cafe = $1) < $3");
        keep.Parameters.Add(new() { Value = cafe });
        keep.Parameters.Add(new() { Value = JsonSerializer.Serialize(said, WireJson.Options) });
        keep.Parameters.Add(new() { Value = MostKept });
        batch.BatchCommands.Add(keep);
        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The newest first, at most ten.</summary>
    public async Task<IReadOnlyList<(DateTimeOffset At, HallTry Said)>> Of(Guid cafe, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select at, said::text from cafe.hall_try where cafe = $1 order by at desc limit 10");
        command.Parameters.Add(new() { Value = cafe });
        var tries = new List<(DateTimeOffset, HallTry)>();
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) tries.Add((rows.GetFieldValue<DateTimeOffset>(0), JsonSerializer.Deserialize<HallTry>(rows.GetString(1), WireJson.Options)!));
        return tries;
    }

    long Today => time.NowMs() / (24 * 3_600_000L);

    string TokenOf(Guid cafe, long day) =>
        Convert.ToHexStringLower(secrets.Hash(ClaimCodes.Key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"hall/{cafe:N}/{day}"))))[..20];
}
