namespace OpenTalks.Host.Storage;

/// <summary>Why the host cannot start, in words for the person who started it; printed without a stack trace.</summary>
public sealed class StartFailure : Exception
{
    public StartFailure() { }
    public StartFailure(string message) : base(message) { }
    public StartFailure(string message, Exception innerException) : base(message, innerException) { }
}
