using OpenTalks.Host.Live;

namespace OpenTalks.Host.Storage.Backups;

/// <summary>With <c>--backups</c>: a copy of the whole server at the start and every day; a week of them is kept.</summary>
sealed class DailyBackup(StorageSetup.Server server, TimeProvider time, ILogger<DailyBackup> log) : Steady(time, log)
{
    static readonly TimeSpan Every = TimeSpan.FromDays(1), Look = TimeSpan.FromMinutes(1);
    const int Kept = 7;

    public override Task StartAsync(CancellationToken cancellationToken) =>
        server.Embedded?.Backups is null ? Task.CompletedTask : base.StartAsync(cancellationToken);

    protected override async Task Turn(CancellationToken stopping)
    {
        var (embedded, folder) = (server.Embedded!, server.Embedded!.Backups!);
        if (folder.All is not [.., var newest] || Time.GetUtcNow() - newest.Finished >= Every)
        {
            await BaseCopy.Take(embedded.ConnectionStringTo("postgres"), embedded.Folder.Data, folder, Time, stopping);
            folder.Keep(Kept);
        }
        await Task.Delay(Look, Time, stopping);
    }
}
