namespace OpenTalks.Domain.Tests;

public class Tidying_a_text
{
    [Theory]
    [InlineData("  one \t two ", "one two")]
    [InlineData("one\n\r\ntwo", "one two")]
    [InlineData("e\u0301", "é")]
    [InlineData("e\u200E\u0301", "é")]
    [InlineData("a\u0000b\u0007c", "a b c")]
    [InlineData("a\u00A0\u2003\u3000b\u2028c", "a b c")]
    [InlineData("\u202Eevil\u202C \u2066x\u2069\u200E\u200F\u061C", "evil x")]
    [InlineData("👩‍👩‍👧 می‌خواهم", "👩‍👩‍👧 می‌خواهم")]
    [InlineData("", "")]
    public void folds_it_to_one_line(string typed, string kept) => Text.Line(typed).Should().Be(kept);

    [Theory]
    [InlineData("one\r\n  two \n", "one\ntwo")]
    [InlineData("one\n\n\ntwo", "one\ntwo")]
    [InlineData("\n one", "one")]
    [InlineData("\n\n", "")]
    public void keeps_its_lines_where_it_may_have_some(string typed, string kept) => Text.Lines(typed).Should().Be(kept);

    static readonly string[] Signs =
    [
        "a", "é", "e", "\u0301", "\u200E", "\u202E", "\u200D", " ", "\t", "\n", "\r\n", "\u00A0", "\u2000", "\u2028", "😀", "ش", "\u2800", "\u0F43", "\u1100", "\u1161",
    ];

    static readonly Gen<string> Typed = Gen.OneOf(
        Gen.Int[0, Signs.Length - 1].Select(n => Signs[n]),
        Gen.Char['\u0020', '\uD7FF'].Select(sign => $"{sign}")).Array[0, 12].Select(parts => string.Concat(parts));

    [Fact] public void twice_is_the_same_as_once() => Typed.Sample(typed => Text.Line(Text.Line(typed)) == Text.Line(typed) && Text.Lines(Text.Lines(typed)) == Text.Lines(typed));

    [Fact]
    public void leaves_it_normal_without_blanks_at_its_ends() => Typed.Sample(typed =>
        Text.Lines(typed) is var kept && kept.IsNormalized() && kept.Trim(' ', '\n') == kept && !kept.Contains("  ", StringComparison.Ordinal) && !kept.Contains("\n\n", StringComparison.Ordinal));

    [Theory]
    [InlineData("a\0b", false)]
    [InlineData("\ud83d\ude00", true)]
    [InlineData("", true)]
    public void tells_what_can_be_stored(string text, bool storable) => Text.IsStorable(text).Should().Be(storable);

    // An attribute cannot hold half a character.
    [Fact] public void tells_that_half_a_character_cannot() => new[] { "\ud83d", "\ude00", "\ude00\ud83d", "\ud83d.", "\ud83d\ud83d\ude00" }.Should().NotContain(half => Text.IsStorable(half));

    [Theory]
    [InlineData("", true)]
    [InlineData("\u2800\u3164\u200B \uFE0F", true)]
    [InlineData("\u2800.", false)]
    [InlineData("0", false)]
    [InlineData("ก็", false)]
    [InlineData("🙂", false)]
    public void tells_what_nobody_can_see(string text, bool invisible) => Text.IsInvisible(text).Should().Be(invisible);
}
