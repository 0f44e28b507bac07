using System.Collections.Immutable;
using FluentAssertions;
using OpenTalks.Sheets;
using Xunit;

namespace OpenTalks.Domain.Tests.Sheets;

public class The_sheet_of_a_fixture
{
    public static TheoryData<string> Names => Fixtures.Of("sheet");

    [Theory, MemberData(nameof(Names))]
    public void is_what_its_facts_make_it(string name)
    {
        var fixture = Fixtures.Read<Fixture>("sheet", name);
        var sheet = fixture.Facts.Aggregate(SheetView.Blank, SheetView.Fold);
        sheet.Ideas.Should().Equal(fixture.Ideas);
        sheet.Asked.Should().Equal(fixture.Asked ?? ImmutableSortedDictionary<int, string>.Empty);
        foreach (var card in fixture.Cards)
            sheet.Card(card.Round).Select(idea => idea.Id).Should().Equal(card.Ideas, $"those are on the card of round {card.Round}");
    }

    public sealed record Fixture(ImmutableArray<SheetFact> Facts, ImmutableArray<IdeaView> Ideas, ImmutableArray<Card> Cards, ImmutableSortedDictionary<int, string>? Asked = null);

    public sealed record Card(int Round, ImmutableArray<Guid> Ideas);
}
