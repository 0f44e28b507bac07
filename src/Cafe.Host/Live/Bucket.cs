namespace OpenTalks.Host.Live;

/// <summary>A measure that is full at first, gives what is asked for while it lasts, and fills again with time. For any number of threads.</summary>
/// <param name="most">What it holds when it is full.</param>
/// <param name="aSecond">What comes back in a second.</param>
sealed class Bucket(double most, double aSecond, TimeProvider time)
{
    readonly Lock gate = new();
    double spent;
    long since = time.GetTimestamp();

    /// <returns>False if it held less than one; then nothing was taken.</returns>
    public bool Take()
    {
        lock (gate)
        {
            Fill();
            if (spent > most - 1) return false;
            spent++;
            return true;
        }
    }

    public bool IsFull
    {
        get
        {
            lock (gate)
            {
                Fill();
                return spent <= 0;
            }
        }
    }

    void Fill()
    {
        var now = time.GetTimestamp();
        spent = Math.Max(0, spent - aSecond * time.GetElapsedTime(since, now).TotalSeconds);
        since = now;
    }
}
