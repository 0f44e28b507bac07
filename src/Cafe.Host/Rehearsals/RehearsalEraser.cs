using Npgsql;
using OpenTalks.Host.Accounts;
using OpenTalks.Host.Live;

namespace OpenTalks.Host.Rehearsals;

/// <summary>Takes a rehearsal's café out of the database, with all that was written in it. No other café may go this way.</summary>
sealed class RehearsalEraser(NpgsqlDataSource database, Persons persons)
{
    public async Task Erase(Guid cafe, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var batch = new NpgsqlBatch(connection, transaction))
        {
            foreach (var streams in new[] { "cafe.mt_events where stream_id", "cafe.mt_streams where id" })
                batch.BatchCommands.Add(new($"delete from {streams} = $1 or {streams[(streams.LastIndexOf(' ') + 1)..]} = $2 or {streams[(streams.LastIndexOf(' ') + 1)..]} like $3")
                {
                    Parameters = { new() { Value = StreamName.Of(cafe).ToString() }, new() { Value = StreamName.OfHarvest(cafe).ToString() }, new() { Value = $"sheet/{cafe:N}/%" } },
                });
            foreach (var table in new[] { "cafe.mt_doc_person", "cafe.outcome", "cafe.due", "cafe.presence", "cafe.join_code", "cafe.hall_try", "cafe.device_code", "cafe.mark_key" })
                batch.BatchCommands.Add(new($"delete from {table} where cafe = $1") { Parameters = { new() { Value = cafe } } });
            foreach (var table in new[] { "cafe_role", "invitation" })
                batch.BatchCommands.Add(new($"delete from {AccountsDb.Schema}.{table} where \"Cafe\" = $1") { Parameters = { new() { Value = cafe } } });
            await batch.ExecuteNonQueryAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
        persons.Forget(cafe);
    }
}
