using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenTalks.Host.Tests.Faults;

/// <summary>Keeps what hosts log, for specs that say what may not be in it.</summary>
sealed class Notes : ILoggerProvider, ILogger
{
    readonly ConcurrentQueue<string> lines = new();
    readonly long began = TimeProvider.System.GetTimestamp();

    /// <summary>Takes what would go to the console.</summary>
    public void Instead(IServiceCollection services) => services.AddLogging(logging => logging.ClearProviders().AddProvider(this));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.0} s {logLevel}: {formatter(state, exception)} {exception}");

    public override string ToString() => string.Join('\n', lines);

    public void Dispose() { }
}
