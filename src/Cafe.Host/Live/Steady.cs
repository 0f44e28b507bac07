namespace OpenTalks.Host.Live;

/// <summary>A loop that runs as long as the host and that no exception ends: it is logged, and a second later the loop goes on.</summary>
public abstract class Steady(TimeProvider time, ILogger log) : BackgroundService
{
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    protected TimeProvider Time => time;

    /// <summary>One turn, with its own pause in it.</summary>
    protected abstract Task Turn(CancellationToken stopping);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Turn(stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // The host is going, and what the turn stood on may be gone already.
            }
            catch (Exception e)
            {
                if (Failures.Of(e) == Failure.Passing) log.LogWarning("{Loop} pauses: {Reason}", GetType().Name, e.Message);
                else log.LogError(e, "{Loop} failed", GetType().Name);
                await Task.Delay(Rest, time, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }
}
