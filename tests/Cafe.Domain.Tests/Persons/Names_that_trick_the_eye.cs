using System.Text;
using OpenTalks.People;

namespace OpenTalks.Domain.Tests.Persons;

public class Names_that_trick_the_eye
{
    /// <summary>Each with what is kept of it: bidirectional controls, zero-width signs, stacks of marks, other letters for Latin ones.</summary>
    public static IEnumerable<(string Typed, string Kept)> Tricks
    {
        get
        {
            char[] controls = ['\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069', '\u200E', '\u200F', '\u061C'];
            foreach (var control in controls)
                foreach (var shape in new[] { "{0}Ada", "A{0}da", "Ada{0}", "{0}A{0}d{0}a{0}", "Ada {0}(host)", "{0}{0}Ada", "A\u0301{0}da", "{0} Ada" })
                {
                    var typed = string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, control);
                    yield return (typed, string.Concat(typed.Where(letter => !controls.Contains(letter))).Trim().Normalize(NormalizationForm.FormC));
                }
            foreach (var mark in new[] { '\u0300', '\u0301', '\u0308', '\u0324', '\u0336', '\u0489', '\u20DD', '\u0610', '\u05B0', '\u064B' })
                for (var many = 5; many <= 12; many++) yield return ($"q{new string(mark, many)}", $"q{new string(mark, Text.MostMarks)}".Normalize(NormalizationForm.FormC));
            foreach (var space in new[] { "\t", "\r\n", "\u00A0\u00A0", "\u2003", "\u3000", "\u0085", "\u2028", "  " })
                yield return ($"Ada{space}Lovelace", "Ada Lovelace");
            foreach (var control in new[] { '\u0000', '\u0007', '\u001B', '\u007F', '\u0081', '\u009B', '\u0008', '\u0013' })
                yield return ($"Ada{control}Lovelace", "Ada Lovelace");
        }
    }

    /// <summary>What people are called and write, which must stay as it is.</summary>
    static readonly string[] Fine =
    [
        "ليلى", "محمّد", "قَبْلَ كُلِّ قانونٍ", "می‌خواهم", "علی‌رضا", "שָׁלוֹם", "בְּרֵאשִׁ֖ית", "हिन्दी", "क्षेत्रीय", "நன்றி", "ไม่มีที่", "Nguyễn Thị Ánh", "Åse Øyen", "Zoë", "👩‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "陈思远", "Дарья", "Ἀθηνᾶ", "한국어", "O’Neill-Ibáñez",
    ];

    [Fact]
    public void are_kept_without_their_trick()
    {
        Tricks.Should().HaveCountGreaterThanOrEqualTo(190);
        foreach (var (typed, kept) in Tricks) Text.Line(typed).Should().Be(kept, "of {0}", string.Join(' ', typed.Select(letter => ((int)letter).ToString("X4", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact] public void leave_real_names_alone() => Fine.Select(Text.Line).Should().Equal(Fine.Select(name => name.Normalize(NormalizationForm.FormC)));
    [Fact] public void leave_real_names_different() => Fine.Where(name => name.Any(char.IsLetter)).Select(Lookalikes.Skeleton).Should().OnlyHaveUniqueItems().And.NotContain("");

    [Theory]
    [InlineData("Fay", "Fаy"), InlineData("Fay", "FAY"), InlineData("Fay", "ＦＡＹ"), InlineData("Fay", "F a y"), InlineData("Fay", "Fáy"), InlineData("Fay", "F\u200Ba\u200Dy"), InlineData("Fay", "𝐅𝐚𝐲"), InlineData("Fay", "Fay!"), InlineData("Ilia", "lIia"), InlineData("Morna", "Моrna"), InlineData("Bo", "B0"), InlineData("Timm", "Tirnm")]
    public void look_the_same_to_a_skeleton(string name, string other) => Lookalikes.Same(name, other).Should().BeTrue();

    [Theory, InlineData("Fay", "May"), InlineData("Ada", "Ида"), InlineData("", ""), InlineData("!", "?"), InlineData("ليلى", "ليلا")]
    public void look_different_where_they_are(string name, string other) => Lookalikes.Same(name, other).Should().BeFalse();
}
