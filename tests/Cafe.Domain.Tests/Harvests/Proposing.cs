using System.Collections.Immutable;
using System.Text;
using OpenTalks.Harvests;
using OpenTalks.Harvests.Proposals;

namespace OpenTalks.Domain.Tests.Harvests;

/// <summary>Ideas to propose for, written by hand or made at random.</summary>
static class Ideas
{
    static readonly string[] Words =
    [
        "bus", "tram", "night", "price", "village", "school", "noise", "river", "garden", "youth", "elders", "library", "market", "shade", "trees",
        "traffic", "doctor", "language", "housing", "rent", "football", "festival", "water", "energy", "bridge", "taxes", "internet", "farm", "not", "never", "30", "50",
    ];

    /// <summary>Up to 60 ideas of few words, of which many repeat, at 6 tables in 3 rounds.</summary>
    public static readonly Gen<Note[]> Some = Gen.Select(
        Gen.Int[0, Words.Length - 1].Array[0, 7], Gen.Int[1, 6], Gen.Int[1, 3], Gen.Int[0, 3], Gen.Int[0, 20],
        (words, table, round, group, below) => (Text: string.Join(' ', words.Select(word => Words[word])), table, round, group, below)).Array[0, 60]
        .Select(made => made.Select((idea, at) => Note(at, idea.Text, idea.table, idea.round, idea.group == 0 ? null : $"g{idea.group}", idea.below < at ? Ref(idea.below) : null)).ToArray());

    public static IdeaRef Ref(int at) => new(1, new Guid(at + 1, 0, 0, new byte[8]));

    public static Note Note(int at, string text, int table = 1, int round = 1, string? group = null, IdeaRef? below = null) => new(Ref(at), text, "en", table, round, group, below);

    public static Note[] Of(params string[] texts) => [.. texts.Select((text, at) => Note(at, text, at % 4 + 1))];

    public static string Said(Reading reading)
    {
        var said = new StringBuilder();
        var (start, copies, contradictions) = Proposal.Of(reading);
        foreach (var theme in start.Themes) said.AppendJoin(' ', theme.Words).Append(theme.Sharing).Append(theme.Central.Text).AppendJoin('|', theme.Ideas).AppendLine();
        said.AppendJoin('|', start.NotPlaced).AppendLine();
        foreach (var pair in copies.Concat(contradictions)) said.Append(pair with { Shared = [], OnlyOne = [], OnlyOther = [] }).AppendJoin(' ', pair.Shared).AppendJoin(' ', pair.OnlyOne).AppendJoin(' ', pair.OnlyOther).AppendLine();
        for (var note = 0; note < reading.Notes.Length; note++) said.AppendJoin('|', reading.NearestTo(note, 5)).AppendLine();
        return said.ToString();
    }
}

public class A_proposal
{
    [Fact]
    public void holds_every_idea_once_in_a_theme_or_in_the_tray() => Ideas.Some.Sample(ideas =>
    {
        var start = StartingThemes.Of(Reading.Of(ideas));
        start.Themes.SelectMany(theme => theme.Ideas).Concat(start.NotPlaced).Should().BeEquivalentTo(ideas);
        start.Themes.Should().NotContain(theme => theme.Ideas.Length < 3);
    });

    [Fact]
    public void is_the_same_for_the_same_ideas_in_whatever_order_they_come() => Gen.Select(Ideas.Some, Gen.Int).Sample((ideas, turn) =>
    {
        var turned = ideas.OrderBy(idea => HashCode.Combine(idea.At, turn)).ToArray();
        Ideas.Said(Reading.Of(turned)).Should().Be(Ideas.Said(Reading.Of(ideas)));
    });

    [Fact]
    public void gathers_what_is_on_one_subject_and_names_it()
    {
        var start = StartingThemes.Of(Reading.Of(Ideas.Of(
            "Night buses to every village", "The last bus leaves the village too early", "Buses in the villages cost too much", "A bus ticket for young villagers",
            "Plant trees along the school street", "Trees give the schoolyard shade", "More shade and trees at schools", "Shade for the school's bus stop needs trees",
            "Xylophones")));
        start.Themes.Should().HaveCount(2);
        start.Themes.Select(theme => theme.Ideas.Length).Should().Equal(4, 4);
        start.Themes[0].Words.Should().Contain("village").And.NotContain("the");
        start.Themes[1].Words.Should().Contain("trees");
        start.NotPlaced.Select(idea => idea.Text).Should().Equal("Xylophones");
    }

    [Theory]
    [InlineData("fr", "Des bus de nuit pour les villages", "Le dernier bus quitte le village trop tôt", "Les villages demandent des bus", "Planter des arbres devant l'école", "Les arbres de l'école donnent de l'ombre", "De l'ombre et des arbres pour l'école")]
    [InlineData("es", "Autobuses nocturnos para los pueblos", "El último autobús sale del pueblo temprano", "Autobuses baratos en los pueblos", "Plantar árboles en la escuela", "Los árboles dan sombra a la escuela", "Sombra y árboles para las escuelas")]
    [InlineData("ar", "حافلات ليلية إلى القرى", "آخر حافلة تغادر القرية مبكرا", "القرى تحتاج حافلات", "زرع أشجار أمام المدرسة", "الأشجار تعطي المدرسة ظلا", "ظل وأشجار للمدارس")]
    [InlineData("ru", "Ночные автобусы в деревни", "Последний автобус из деревни уходит рано", "Деревням нужны автобусы", "Посадить деревья у школы", "Деревья дают школе тень", "Тень и деревья для школ")]
    [InlineData("zh", "夜间公交车开到村庄", "村庄的末班公交车太早", "村庄需要公交车", "在学校门口种树木", "学校的树木可以遮阴", "学校要有树木和遮阴")]
    public void does_so_in_every_language(string language, params string[] texts)
    {
        var reading = Reading.Of(Ideas.Of(texts).Select(idea => idea with { Language = "" }));
        reading.Languages.Should().OnlyContain(found => found == language);
        StartingThemes.Of(reading).Themes.Select(theme => string.Join(' ', theme.Ideas.Select(idea => idea.At.Idea.ToByteArray()[0]))).Should().BeEquivalentTo("1 2 3", "4 5 6");
    }

    [Fact]
    public void of_no_ideas_is_empty()
    {
        var proposal = Proposal.Of(Reading.Of([]));
        proposal.Start.Themes.Should().BeEmpty();
        proposal.Start.NotPlaced.Should().BeEmpty();
        proposal.Copies.Should().BeEmpty();
    }

    [Fact]
    public void of_one_text_ten_thousand_times_is_one_theme()
    {
        var reading = Reading.Of(Enumerable.Range(0, 10_000).Select(at => Ideas.Note(at, "Night buses to every village")));
        var proposal = Proposal.Of(reading);
        proposal.Start.Themes.Should().ContainSingle().Which.Ideas.Should().HaveCount(10_000);
        proposal.Copies.Should().HaveCount(9_999).And.OnlyContain(pair => pair.One.At == Ideas.Ref(0) && pair.Doubt == Doubt.None);
    }

    [Fact]
    public void takes_what_has_no_words_into_the_tray()
    {
        var marks = new string('\u0301', 280);
        StartingThemes.Of(Reading.Of(Ideas.Of(marks, "…!?", "🌳🌳🌳", "the of and", "a" + marks))).NotPlaced.Should().HaveCount(5);
    }
}

public class A_likely_copy
{
    static Likely? Of(string one, string other) => Copies.Of(Reading.Of(Ideas.Of(
        one, other, "trees for the school", "cheap rent in town", "a library for elders", "a festival by the river", "doctors in the valley"))).SingleOrDefault();

    [Fact]
    public void shows_the_words_that_differ()
    {
        var copy = Of("Night buses to every village", "Night bus for every village");
        copy.Should().NotBeNull();
        copy!.OnlyOne.Should().Equal("buses", "to");
        copy.OnlyOther.Should().Equal("bus", "for");
        copy.Shared.Should().BeEquivalentTo("night", "every", "village");
        copy.Doubt.Should().Be(Doubt.None);
    }

    [Theory]
    [InlineData("We need night buses to the village", "We don't need night buses to the village", Doubt.Negation)]
    [InlineData("30 night buses to the village", "50 night buses to the village", Doubt.Number)]
    [InlineData("Allow night buses in the village", "Ban night buses in the village", Doubt.Opposite)]
    [InlineData("Night buses to the village are fair", "Night buses to the village are unfair", Doubt.Opposite)]
    [InlineData("Il faut des bus de nuit au village", "Il ne faut pas des bus de nuit au village", Doubt.Negation)]
    [InlineData("村庄需要夜间公交车", "村庄不需要夜间公交车", Doubt.Negation)]
    [InlineData("Деревне нужен ночной автобус", "Деревне не нужен ночной автобус", Doubt.Negation)]
    [InlineData("القرية تحتاج حافلة ليلية", "القرية لا تحتاج حافلة ليلية", Doubt.Negation)]
    [InlineData("El pueblo necesita autobuses nocturnos", "El pueblo no necesita autobuses nocturnos", Doubt.Negation)]
    public void carries_a_red_flag_where_it_may_say_the_opposite(string one, string other, Doubt doubt) => Of(one, other)!.Doubt.Should().HaveFlag(doubt);

    [Fact]
    public void is_none_where_only_the_subject_is_the_same() => Of("Night buses to every village", "The village wants its own football club").Should().BeNull();
}
