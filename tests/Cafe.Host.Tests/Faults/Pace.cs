namespace OpenTalks.Host.Tests.Faults;

static class Pace
{
    /// <summary>tests/slow.sh asks for larger numbers.</summary>
    public static bool Slow => Environment.GetEnvironmentVariable("CAFE_SLOW") == "1";
}
