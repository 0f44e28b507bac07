using System.Net;
using Npgsql;
using OpenTalks.Host.Storage;

namespace OpenTalks.Host.Operations;

/// <summary>
/// For operators, proxies and service managers: <c>/health/live</c> as long as the process answers, <c>/health/ready</c> while it can commit and is not about to stop,
/// <c>/metrics</c>. Answered to this machine and to the addresses named in <c>Operators</c>; nobody else learns that they are there.
/// </summary>
static class Health
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this WebApplication app)
    {
        HashSet<IPAddress> operators = [.. (app.Configuration["Operators"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse)];
        var own = app.MapGroup("").AddEndpointFilter(async (context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return IsOperator(context.HttpContext.Connection.RemoteIpAddress) ? await next(context) : Results.NotFound();
        });
        own.MapGet("/health/live", () => Results.Text("alive"));
        own.MapGet("/health/ready", Ready);
        own.MapGet("/metrics", (Counters counters) => Results.Text(counters.Text(), "text/plain; version=0.0.4"));

        bool IsOperator(IPAddress? address) => address is not null && (IPAddress.IsLoopback(address) || operators.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));
    }

    static async Task<IResult> Ready([FromKeyedServices(StorageSetup.Writer)] NpgsqlDataSource writer, Draining draining, TimeProvider time, CancellationToken cancel)
    {
        if (draining.UnderWay) return Results.Text("about to stop", statusCode: StatusCodes.Status503ServiceUnavailable);
        try
        {
            await Commit().WaitAsync(Patience, time, cancel);
            return Results.Text("ready");
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return Results.Text("the database takes no commits", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        // An id of a transaction is given only where one may be written.
        async Task Commit()
        {
            await using var command = writer.CreateCommand("select pg_current_xact_id()");
            await command.ExecuteScalarAsync(cancel);
        }
    }
}
