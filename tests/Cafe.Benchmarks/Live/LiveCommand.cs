using System.Globalization;
using Npgsql;
using OpenTalks.Host.Storage;

namespace OpenTalks.Benchmarks.Live;

/// <summary>
/// <c>live</c>: OpenTalks beside a bare hub that stores nothing, Marten one by one and PostgreSQL's own limit, in one run and by turns, so that a
/// noisy machine is noisy for all of them. Servers and load are processes of their own; an idea counts when the last of the others at its table has it.
/// </summary>
static class LiveCommand
{
    const int People = 50;

    public static async Task<int> Run(string[] args)
    {
        var (rounds, seconds) = (3, 4.0);
        string[] only = ["closed", "full", "500"];
        for (var i = 0; i < args.Length; i++)
            switch (args[i])
            {
                case "--rounds": rounds = int.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--seconds": seconds = double.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--only": only = args[++i].Split(','); break;
                default: return 2;
            }

        var folder = new DataFolder(Path.Combine(Path.GetTempPath(), "opentalks-live-" + Guid.NewGuid().ToString("N")[..8]));
        await using var postgres = new EmbeddedPostgres(folder, PostgresBinaries.Find());
        await postgres.Start(CancellationToken.None);
        try
        {
            await Compare(postgres, rounds, TimeSpan.FromSeconds(seconds), only);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await postgres.DisposeAsync();
            Directory.Delete(folder.Path, recursive: true);
        }
        return 0;
    }

    static async Task Compare(EmbeddedPostgres postgres, int rounds, TimeSpan time, string[] only)
    {
        await using var bare = await Servers.Relay();
        await using var marten = await Servers.Relay(await Database.Create(postgres, "marten"));
        await using var host = await Servers.OpenTalks(await Database.Create(postgres, "opentalks"));
        var limit = await Database.Create(postgres, "limit");
        var facilitator = await Stage.FirstAccount(host);
        var warm = TimeSpan.FromSeconds(1);
        var table = new Table();
        var postmaster = int.Parse((await File.ReadAllLinesAsync(Path.Combine(postgres.Folder.Data, "postmaster.pid")))[0], CultureInfo.InvariantCulture);
        Spent Meter() => Spent.Until([bare, marten, host], postmaster);
        // The first round warms all of them up and is not counted.
        for (var round = 0; round <= rounds; round++)
        {
            if (round == 1) table.Clear();
            foreach (var (name, each) in new[] { ("closed", 1), ("full", 20) }.Where(kind => only.Contains(kind.Item1)))
            {
                await using (var crowd = await Tables(bare, Meter)) table.Add(name, "a", await crowd.Closed(each, warm, time));
                await using (var crowd = await Cafe(host, facilitator, Meter)) table.Add(name, "b", await crowd.Closed(each, warm, time));
                await using (var crowd = await Tables(marten, Meter)) table.Add(name, "c", await crowd.Closed(each, warm, time));
                table.Add(name, "d", new Measured(each == 1 ? await Database.OneByOne(limit, People, time) : await Database.ManyRows(limit, time), [], []));
            }
            if (only.Contains("500"))
            {
                await using (var crowd = await Tables(bare, Meter)) table.Add("500/s", "a", await crowd.Open(500, warm, time));
                await using (var crowd = await Cafe(host, facilitator, Meter)) table.Add("500/s", "b", await crowd.Open(500, warm, time));
            }
            Console.Error.WriteLine(round == 0 ? "warm" : $"round {round} of {rounds}");
        }
        table.Print(Console.Out);
    }

    static async Task<Crowd> Cafe(Servers host, Browser facilitator, Func<Spent> meter)
    {
        var stage = await Stage.Open(host, facilitator);
        await stage.Join(People);
        await stage.BeginTalk();
        return await stage.Sit(meter);
    }

    /// <summary>Ten tables of five on a relay.</summary>
    static async Task<Crowd> Tables(Servers relay, Func<Spent> meter)
    {
        var crowd = new Crowd(bundles: false, meter);
        var run = Guid.NewGuid().ToString("N");
        for (var n = 0; n < People; n++)
        {
            var line = crowd.Add($"sheet/{n / 5 + 1}");
            line.Others = 4;
            await line.Open(new Uri($"http://{relay.Address.Authority}/live/{run}-{n / 5}"), null);
        }
        await Task.Delay(300);
        return crowd;
    }
}
