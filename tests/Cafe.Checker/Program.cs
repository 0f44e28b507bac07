using System.Globalization;
using OpenTalks.Checker;
using OpenTalks.Checker.Breaks;
using OpenTalks.Checker.Clients;
using OpenTalks.Checker.Cluster;
using OpenTalks.Checker.Verdicts;

// Exit code: 0 all invariants hold, 1 one falls, 2 the run says nothing, 64 wrong arguments.
string? Option(string name) => args.SkipWhile(argument => argument != $"--{name}").Skip(1).FirstOrDefault();
double Number(string name, double otherwise) => Option(name) is { } given ? double.Parse(given, CultureInfo.InvariantCulture) : otherwise;

var seed = (int)Number("seed", 1);
if (!Enum.TryParse<Break>(Option("break") ?? "None", out var broken) || args.Contains("--help"))
{
    await Console.Error.WriteLineAsync("Cafe.Checker --seed N --minutes M [--break N1…N10] [--clients 40] [--browsers 4] [--no-redis] [--no-disk] [--to FOLDER] [--plan]");
    return 64;
}
var order = new Order(
    seed, TimeSpan.FromMinutes(Number("minutes", 10)), broken, (int)Number("clients", 40), Chromium.IsInstalled ? (int)Number("browsers", 4) : 0,
    Redis: Redis.IsInstalled && !args.Contains("--no-redis"), Disk: Environment.IsPrivilegedProcess && !args.Contains("--no-disk"),
    Path.Combine(Option("to") ?? Path.Combine("artifacts", "checker"), $"{(broken == Break.None ? "" : $"{broken}-")}seed-{seed}.jsonl"));
var result = await Run.Of(order, line => Console.Error.WriteLine($"… {line}"));
Printing.Plan(result.Plan, Console.Out);
Printing.Result(result, Console.Out);
Console.WriteLine($"history: {order.Path}");
return All.Together(result.Verdicts) switch { Judgement.Holds => 0, Judgement.Falls => 1, _ => 2 };
