using OpenTalks.Reports;

namespace OpenTalks.Domain.Tests.Reports;

public class Counting_and_meeting_deadlines
{
    static readonly long Closed = new DateTimeOffset(2026, 6, 10, 18, 15, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    [Theory]
    [InlineData("", LengthUnit.Characters, 0)]
    [InlineData("e\u0301té", LengthUnit.Characters, 3)]
    [InlineData("👩‍👩‍👧 a", LengthUnit.Characters, 3)]
    [InlineData("one two  three\nfour", LengthUnit.Words, 4)]
    [InlineData("One. Two? Three", LengthUnit.Sentences, 3)]
    [InlineData("RFC 7.2 is one. And two!", LengthUnit.Sentences, 2)]
    [InlineData("一。二！三？", LengthUnit.Sentences, 3)]
    [InlineData("أولاً؟ ثانياً.", LengthUnit.Sentences, 2)]
    [InlineData("...", LengthUnit.Sentences, 0)]
    [InlineData("a\n\n b \n", LengthUnit.Paragraphs, 2)]
    public void counts_as_people_do(string text, LengthUnit unit, int count) => ReportTemplate.Count(text, unit).Should().Be(count);

    [Fact]
    public void counts_280_combining_marks_as_one() => ReportTemplate.Count("a" + new string('\u0301', 280), LengthUnit.Characters).Should().Be(1);

    [Theory, Promise("S21")]
    // The next morning; two weeks; 12 calendar days before a meeting; 45 days before it where the text is to be translated.
    [InlineData("close", 1, 9, "2026-06-11T07:00:00Z")]
    [InlineData("close", 14, null, "2026-06-24T21:59:00Z")]
    [InlineData("meeting", -12, null, "2026-11-05T22:59:00Z")]
    [InlineData("meeting", -45, null, "2026-10-03T21:59:00Z")]
    public void is_due_on_the_day_of_the_place_where_the_café_was(string of, int days, int? hour, string due) =>
        DueDate.Of(new ReportDeadline(of, days, hour), Closed, new DateOnly(2026, 11, 17), "Europe/Zurich").AtMs.Should().Be(DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds());

    [Fact]
    public void has_no_day_while_the_day_it_counts_from_is_not_known()
    {
        DueDate.Of(new ReportDeadline("meeting", -12), Closed, null, "Europe/Zurich").AtMs.Should().BeNull();
        DueDate.Of(new ReportDeadline("close", 1), null, new DateOnly(2026, 11, 17), "Europe/Zurich").AtMs.Should().BeNull();
    }
}
