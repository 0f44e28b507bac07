using OpenTalks.Benchmarks.Harvesting;
using OpenTalks.Benchmarks.Live;
using OpenTalks.Benchmarks.Seatings;

// Every benchmark prints its result on standard output and everything else on standard error.
return args is [var what, .. var rest]
    ? what switch
    {
        "rotation" => RotationCommand.Run(rest),
        "harvest" => HarvestCommand.Run(rest),
        "workbench" => await WorkbenchCommand.Run(rest),
        "live" => await LiveCommand.Run(rest),
        Relay.Command => await Relay.Run(rest),
        _ => Usage(),
    }
    : Usage();

static int Usage()
{
    Console.Error.WriteLine("usage: rotation INSTANCE.json [--seconds S | --steps N] [--seed K]\n       rotation --all DIR\n       harvest SET.json\n       harvest --all DIR\n       harvest --speed\n       workbench [--ideas N]\n       live [--only closed,full,500] [--rounds N] [--seconds S]");
    return 2;
}
