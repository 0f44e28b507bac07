using OpenTalks.Checker.Cluster;

namespace OpenTalks.Checker.Breaks;

/// <summary>Breaks that are done to the database or to the way there, once the nodes run.</summary>
static class Tampering
{
    /// <summary>An outcome that is written is not kept.</summary>
    const string NoOutcomes = """
        create function cafe.forget() returns trigger language plpgsql as 'begin return null; end';
        create trigger forget before insert on cafe.outcome for each row execute function cafe.forget();
        """;

    /// <summary>Locks of the same names that are found first and lock nothing.</summary>
    const string NoLocks = """
        create schema unlocked;
        create function unlocked.pg_advisory_xact_lock(bigint) returns void language sql as 'select';
        create function unlocked.pg_advisory_xact_lock_shared(bigint) returns void language sql as 'select';
        alter role cafe in database cafe set search_path = unlocked, pg_catalog, public;
        """;

    public static async Task Begin(Break broken, Hall hall)
    {
        switch (broken)
        {
            case Break.N1:
                foreach (var wire in hall.ToPostgres)
                {
                    var early = new EarlyCommit();
                    (wire.Up, wire.Down) = (early.Up, early.Down);
                }
                break;
            case Break.N2:
                await hall.Postgres.Do(NoOutcomes);
                break;
            case Break.N9:
                foreach (var setting in (string[])["synchronous_commit = off", "wal_writer_delay = '10s'", "wal_writer_flush_after = '100MB'"]) await hall.Postgres.Do($"alter system set {setting}");
                await hall.Postgres.Do("select pg_reload_conf()");
                break;
            case Break.N10:
                await hall.Postgres.Do(NoLocks);
                await hall.Postgres.EndSessions();
                break;
        }
    }
}
