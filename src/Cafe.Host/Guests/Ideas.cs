using System.Collections.Immutable;
using System.Globalization;

namespace Guests;

/// <summary>An idea that was written for rehearsals.</summary>
/// <param name="Sheet">Number of the sheet it belongs on.</param>
/// <param name="Round">The earliest in which it is said.</param>
/// <param name="BuildsOn">The text of the idea it builds on, or null.</param>
sealed record Idea(int Sheet, int Round, string Language, string Text, string? BuildsOn);

/// <summary>All ideas of ideas.txt, each handed out once.</summary>
sealed class Ideas
{
    readonly Lock gate = new();
    readonly List<Idea> left;

    public Ideas()
    {
        All = Read();
        left = [.. All];
    }

    public ImmutableArray<Idea> All { get; }

    /// <summary>The next idea for somebody who sits at this sheet in this round and speaks these languages, or null.</summary>
    /// <param name="isThere">Whether an idea with this text is on the sheet: only then can one build on it.</param>
    /// <param name="anyLanguage">Somebody else at the table dictates it.</param>
    public Idea? Next(int sheet, int round, ImmutableArray<string> languages, Func<string, bool> isThere, bool anyLanguage)
    {
        lock (gate)
        {
            var next = left.Find(idea => idea.Sheet == sheet && idea.Round <= round
                && (anyLanguage || languages.Contains(idea.Language)) && (idea.BuildsOn is null || isThere(idea.BuildsOn)));
            if (next is not null) left.Remove(next);
            return next;
        }
    }

    /// <summary>It could not be written after all.</summary>
    public void Return(Idea idea)
    {
        lock (gate) left.Add(idea);
    }

    static ImmutableArray<Idea> Read()
    {
        var ideas = ImmutableArray.CreateBuilder<Idea>();
        var first = 0;
        var sheet = 0;
        foreach (var line in Lines.Of("ideas.txt"))
        {
            var words = line.Split(' ', 3);
            if (words[0] == "table")
            {
                (sheet, first) = (int.Parse(words[1], CultureInfo.InvariantCulture), ideas.Count);
                continue;
            }
            var text = words[2];
            string? on = null;
            if (text[0] == '>')
            {
                var end = text.IndexOf(' ', StringComparison.Ordinal);
                on = ideas[first + int.Parse(text[1..end], CultureInfo.InvariantCulture) - 1].Text;
                text = text[(end + 1)..];
            }
            ideas.Add(new Idea(sheet, int.Parse(words[0], CultureInfo.InvariantCulture), words[1], text, on));
        }
        return ideas.ToImmutable();
    }
}
