using System.Collections.Immutable;
using System.Text.Json;
using OpenTalks.Harvests.Proposals;

namespace OpenTalks.Domain.Tests.Harvests;

public class An_advisor_s_answer
{
    static readonly ImmutableArray<AdvisedIdea> Given =
    [
        new("1-1", "Night buses until 2 in the morning"), new("1-2", "The café of the village needs a bus"), new("2-5", "Fares under 3,50 please"), new("3-1", "لا للحافلات الليلية"),
    ];

    static readonly ImmutableHashSet<string> Computed = ["4"];
    static readonly string[] Names = ["Ada Lovelace", "Zoë"];

    sealed record Quoted(string id, string exact);

    sealed record Said(string text, string[] ideas, Quoted[] quotes);

    static string Answer(params Said[] sentences) => JsonSerializer.Serialize(new { sentences });

    static readonly Said Good = new("People want night buses until 2, said in 4 ideas.", ["1-1", "1-2"], [new("1-1", "Night buses until 2"), new("1-2", "café  of the\nvillage")]);

    [Fact]
    public void is_kept_where_it_holds_against_its_sources()
    {
        var advice = Advice.Check(Answer(Good), Given, Computed, Names);
        advice.Refused.Should().BeEmpty();
        advice.Sentences.Single().Ideas.Should().Equal("1-1", "1-2");
        advice.Uncited.Should().Equal("2-5", "3-1");
    }

    public static TheoryData<string, string> Corrupted()
    {
        var cases = new TheoryData<string, string>();
        void Bad(string why, params Said[] said) { foreach (var one in said) cases.Add(why, Answer(one)); }
        Said Quote(string id, string exact) => Good with { quotes = [new(id, exact)] };
        Said Text(string text) => Good with { text = text };
        Bad("unknown-idea", [.. new[] { "1-3", "", "1-1 ", "01-1", "１-1", "1–1", "1-1\u200b", "i1", "2-1", "I-1", "null", "1-01" }.Select(id => Good with { ideas = ["1-1", id] })]);
        Bad("no-source", Good with { ideas = [] }, Good with { ideas = [], quotes = [] });
        Bad("inexact-quote",
            Quote("1-1", "Night busses until 2"), Quote("1-1", "night buses until 2"), Quote("1-1", "Night buses, until 2"), Quote("1-1", "Night buses … 2"), Quote("1-1", "Night buses until 2."),
            Quote("1-2", "Night buses until 2"), Quote("1-1", ""), Quote("1-1", " "), Quote("2-5", "Fares under 3,50 please"), Quote("9-9", "Night buses"), Quote("1-2", "The cafe of the village"),
            Quote("1-1", "Night buses until 2 in the morning and later"), Quote("1-1", "Nachtbusse"), Quote("1-1", "“Night buses”"), Quote("1-1", "buses Night"), Quote("1-2", "village needs no bus"));
        Bad("unsupported-number", Text("7 tables want buses"), Text("People want buses until 3"), Text("90 % want buses"), Text("Since 2024 buses are wanted"), Text("Fares under 3,50 are wanted"), Text("٧ طاولات"), Text("2.0 buses"), Text("42"));
        Bad("name", Text("Ada Lovelace wants buses"), Text("As Lovelace, Ada said: buses"), Text("ZOË wants buses"), Text("Zoë's bus"));
        Bad("empty", Text(""), Text("  "), Text("\u200b"));
        foreach (var broken in new[] { "", "{", "null", "[]", "\"sentences\"", "{\"sentences\":{}}", "{\"sentence\":[]}", "{\"sentences\":[1]}", "{\"sentences\":[{\"text\":1,\"ideas\":[\"1-1\"]}]}", "{\"sentences\":[{\"text\":\"x\"}]}", "Here is your JSON: {\"sentences\":[]}", "{\"sentences\":[{\"text\":\"x\",\"ideas\":[1]}]}" })
            cases.Add("unreadable", broken);
        return cases;
    }

    [Fact] public void is_tried_with_fifty_corruptions() => Corrupted().Count.Should().BeGreaterThanOrEqualTo(50);

    [Theory, MemberData(nameof(Corrupted))]
    public void is_refused_where_it_does_not(string why, string answer)
    {
        var advice = Advice.Check(answer, Given, Computed, Names);
        advice.Sentences.Should().BeEmpty();
        advice.Refused.Should().ContainSingle().Which.Why.Should().Be(why);
        advice.Uncited.Should().HaveCount(4);
    }

    [Fact]
    public void loses_only_the_sentences_that_are_wrong() =>
        Advice.Check(Answer(Good with { ideas = ["9-9"] }, Good), Given, Computed, Names).Sentences.Should().ContainSingle();
}
