using System.Runtime.CompilerServices;

namespace OpenTalks.Harvests.Proposals;

/// <summary>What a text is about: the numbers of its features in rising order, and the weight of each; of length 1 unless empty.</summary>
readonly record struct Vector(int[] Ids, float[] Weights)
{
    public static Vector Empty { get; } = new([], []);

    /// <summary>As <see cref="Times"/>, with the other's weights laid out by feature; features past its end weigh nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float On(float[] other)
    {
        var sum = 0f;
        for (var i = 0; i < Ids.Length; i++)
        {
            if (Ids[i] >= other.Length) break;
            sum += Weights[i] * other[Ids[i]];
        }
        return sum;
    }

    /// <summary>Between 0 (nothing in common) and 1.</summary>
    public float Times(Vector other)
    {
        var (a, b, sum) = (0, 0, 0f);
        while (a < Ids.Length && b < other.Ids.Length)
            if (Ids[a] == other.Ids[b]) sum += Weights[a++] * other.Weights[b++];
            else if (Ids[a] < other.Ids[b]) a++;
            else b++;
        return sum;
    }
}
