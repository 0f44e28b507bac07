using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenTalks.Harvests.Proposals;

/// <summary>
/// The one port for a language model. None is shipped and none is switched on; an operator may put one behind it. It gets ids and
/// texts of one theme in a shuffled order and no names, and answers JSON: <c>{"sentences":[{"text":…,"ideas":[id,…],"quotes":[{"id":…,"exact":…}]}]}</c>.
/// </summary>
public interface IHarvestAdvisor
{
    /// <summary>What the model and the prompt are called where its sentences are shown.</summary>
    string Label { get; }

    /// <exception cref="OperationCanceledException">It took too long.</exception>
    Task<string> Advise(ImmutableArray<AdvisedIdea> ideas, CancellationToken cancel);
}

/// <param name="Id">As shown to people: sheet and place, "7-12".</param>
public sealed record AdvisedIdea(string Id, string Text);

/// <summary>A sentence that a model offered and that holds against its sources.</summary>
public sealed record AdvisedSentence(string Text, ImmutableArray<string> Ideas, ImmutableArray<(string Id, string Exact)> Quotes);

/// <param name="Why">unreadable, empty, no-source, unknown-idea, inexact-quote, unsupported-number or name.</param>
public sealed record RefusedSentence(string Text, string Why);

/// <summary>What is left of a model's answer, and what was thrown away.</summary>
/// <param name="Uncited">Ideas that no sentence names.</param>
public sealed record Advice(ImmutableArray<AdvisedSentence> Sentences, ImmutableArray<RefusedSentence> Refused, ImmutableArray<string> Uncited)
{
    /// <param name="answer">As it came from the model: anything.</param>
    /// <param name="computed">Numbers that may be named besides those in the ideas: of ideas, of tables.</param>
    /// <param name="names">Names of the café's people, none of which may appear.</param>
    public static Advice Check(string answer, ImmutableArray<AdvisedIdea> ideas, IReadOnlySet<string> computed, IReadOnlyCollection<string> names)
    {
        var known = ideas.ToDictionary(idea => idea.Id, idea => idea.Text, StringComparer.Ordinal);
        List<AdvisedSentence> kept = [];
        List<RefusedSentence> refused = [];
        foreach (var sentence in Read(answer))
            if (sentence is null) refused.Add(new RefusedSentence("", "unreadable"));
            else if (Wrong(sentence, known, computed, names) is { } why) refused.Add(new RefusedSentence(sentence.Text, why));
            else kept.Add(sentence);
        var cited = kept.SelectMany(sentence => sentence.Ideas).ToHashSet(StringComparer.Ordinal);
        return new Advice([.. kept], [.. refused], [.. ideas.Select(idea => idea.Id).Where(id => !cited.Contains(id))]);
    }

    static string? Wrong(AdvisedSentence sentence, Dictionary<string, string> known, IReadOnlySet<string> computed, IReadOnlyCollection<string> names)
    {
        if (OpenTalks.Text.IsInvisible(sentence.Text)) return "empty";
        if (sentence.Ideas.Length == 0) return "no-source";
        if (!sentence.Ideas.All(known.ContainsKey)) return "unknown-idea";
        if (!sentence.Quotes.All(quote => sentence.Ideas.Contains(quote.Id) && !OpenTalks.Text.IsInvisible(quote.Exact) && Plain(known[quote.Id]).Contains(Plain(quote.Exact), StringComparison.Ordinal)))
            return "inexact-quote";
        var evidence = sentence.Ideas.SelectMany(id => Numbers(known[id])).ToHashSet(StringComparer.Ordinal);
        if (!Numbers(sentence.Text).All(number => evidence.Contains(number) || computed.Contains(number))) return "unsupported-number";
        var words = WordForms.Split(sentence.Text).ToHashSet(StringComparer.Ordinal);
        return names.Any(name => WordForms.Split(name) is { Count: > 0 } parts && parts.All(words.Contains)) ? "name" : null;
    }

    /// <summary>Null for what is no sentence; a whole answer that cannot be read is one such.</summary>
    static List<AdvisedSentence?> Read(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer, new JsonDocumentOptions { MaxDepth = 8 });
            return [.. json.RootElement.GetProperty("sentences").EnumerateArray().Select(Sentence)];
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return [null];
        }
    }

    static AdvisedSentence? Sentence(JsonElement json)
    {
        try
        {
            return new AdvisedSentence(
                json.GetProperty("text").GetString() ?? "",
                [.. json.GetProperty("ideas").EnumerateArray().Select(id => id.GetString() ?? "")],
                json.TryGetProperty("quotes", out var quotes) ? [.. quotes.EnumerateArray().Select(quote => (quote.GetProperty("id").GetString() ?? "", quote.GetProperty("exact").GetString() ?? ""))] : []);
        }
        catch (Exception unreadable) when (unreadable is InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    static string Plain(string text) => OpenTalks.Text.Line(text.Normalize(NormalizationForm.FormC));

    static IEnumerable<string> Numbers(string text) => Regex.Matches(text, @"\p{Nd}+([.,]\p{Nd}+)*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(number => number.Value);
}
