namespace OpenTalks.Checker.Plans;

/// <summary>What can be done to the system.</summary>
enum FaultKind
{
    /// <summary>kill -9 of a node; it is started again.</summary>
    KillNode,

    /// <summary>SIGTERM, as when a new version is installed.</summary>
    StopNode,

    /// <summary>SIGSTOP: a long pause, a machine that swaps.</summary>
    FreezeNode,

    /// <summary>kill -9 of PostgreSQL's first process.</summary>
    KillPostgres,

    /// <summary>kill -9 of one of PostgreSQL's processes: the others restart.</summary>
    KillBackend,

    /// <summary>All sessions of the nodes are ended.</summary>
    EndSessions,

    KillRedis,
    FreezeRedis,

    /// <summary>PostgreSQL's disk has no room.</summary>
    FillDisk,

    /// <summary>All connections of a link are closed once.</summary>
    Cut,

    /// <summary>Nothing comes through, and nobody is told.</summary>
    Blackhole,

    /// <summary>What is asked arrives; no answer does. So acks are lost.</summary>
    NoAnswers,

    /// <summary>What is asked is lost; what is pushed arrives.</summary>
    NoQuestions,

    /// <summary>Two seconds for every packet.</summary>
    Slow,

    /// <summary>PostgreSQL commits, and the node does not hear of it.</summary>
    LoseCommits,

    /// <summary>A client's clock goes an hour wrong.</summary>
    JumpClock,

    FreezeBrowser,

    /// <summary>kill -9 of a browser; it is opened again with what it kept.</summary>
    KillBrowser,
}

/// <summary>Between whom.</summary>
enum Between
{
    /// <summary>The fault is no link's.</summary>
    Nobody,
    ClientsAndNodes,
    NodeAndPostgres,
    NodeAndRedis,
}

/// <summary>One fault of a run.</summary>
/// <param name="At">Since the evening began.</param>
/// <param name="Which">Of the nodes or browsers, counted from 0.</param>
sealed record Fault(TimeSpan At, TimeSpan Lasts, FaultKind Kind, Between Link = Between.Nobody, int Which = 0)
{
    /// <summary>To whom it is done: one of them bears one fault at a time.</summary>
    public string Party => Kind switch
    {
        FaultKind.KillNode or FaultKind.StopNode or FaultKind.FreezeNode => "node",
        FaultKind.KillPostgres or FaultKind.KillBackend or FaultKind.EndSessions or FaultKind.FillDisk => "postgres",
        FaultKind.KillRedis or FaultKind.FreezeRedis => "redis",
        FaultKind.FreezeBrowser or FaultKind.KillBrowser or FaultKind.JumpClock => "browser",
        _ => $"{Link}",
    };

    public override string ToString() => (Kind, Link) switch
    {
        (_, Between.NodeAndPostgres) => $"{Kind} between node {Which + 1} and PostgreSQL",
        (_, Between.NodeAndRedis) => $"{Kind} between node {Which + 1} and Redis",
        (_, Between.ClientsAndNodes) => $"{Kind} between half of the clients and the nodes",
        (FaultKind.KillNode or FaultKind.StopNode or FaultKind.FreezeNode, _) => $"{Kind} {Which + 1}",
        (FaultKind.FreezeBrowser or FaultKind.KillBrowser or FaultKind.JumpClock, _) => $"{Kind} {Which + 1}",
        _ => $"{Kind}",
    };
}
