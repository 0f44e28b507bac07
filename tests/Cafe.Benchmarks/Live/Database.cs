using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using OpenTalks.Host.Storage;

namespace OpenTalks.Benchmarks.Live;

/// <summary>PostgreSQL's own limit: the same bytes as an idea's event, by nothing but inserts.</summary>
static class Database
{
    const string Data = """{"idea":"0be7c4a1-0001-0002-0000-000000000001","round":1,"late":false,"by":17,"group":null,"secretHash":null,"text":"Publish the agenda and the papers a month before, in the languages of those who are meant to come.","language":"en","buildsOn":null}""";
    const int Rows = 500;

    public static async Task<string> Create(EmbeddedPostgres postgres, string name)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(postgres.ConnectionStringTo("postgres")) { Pooling = false }.ConnectionString);
        await using var create = source.CreateCommand($"create database \"{name}\"");
        await create.ExecuteNonQueryAsync();
        return postgres.ConnectionStringTo(name);
    }

    /// <summary>Many clients, one INSERT in a transaction of its own each; inserts a second.</summary>
    public static Task<double> OneByOne(string connection, int clients, TimeSpan time) => Inserts(connection, clients, 1, time);

    /// <summary>Two clients, 500 rows a statement; rows a second.</summary>
    public static Task<double> ManyRows(string connection, TimeSpan time) => Inserts(connection, 2, Rows, time);

    static async Task<double> Inserts(string connection, int clients, int rows, TimeSpan time)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = clients, MaxAutoPrepare = 4 }.ConnectionString);
        await using (var make = source.CreateCommand("create table if not exists event (id uuid primary key, stream text not null, data jsonb not null, at timestamptz not null default now())"))
            await make.ExecuteNonQueryAsync();
        var done = 0L;
        var since = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async client =>
        {
            await using var mine = await source.OpenConnectionAsync();
            while (Stopwatch.GetElapsedTime(since) < time)
            {
                await using var insert = new NpgsqlCommand("insert into event (id, stream, data) select * from unnest($1::uuid[], $2::text[], $3::jsonb[])", mine)
                {
                    Parameters =
                    {
                        new() { Value = Enumerable.Range(0, rows).Select(_ => Guid.NewGuid()).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
                        new() { Value = Enumerable.Repeat($"sheet/{client}", rows).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                        new() { Value = Enumerable.Repeat(Data, rows).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb },
                    },
                };
                await insert.ExecuteNonQueryAsync();
                Interlocked.Add(ref done, rows);
            }
        }));
        return done / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }
}
