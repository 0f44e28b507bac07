using System.Text.Json;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Sheets;

namespace OpenTalks.Domain.Tests;

/// <summary>Given what happened, when somebody asks, then exactly this happens, in this order.</summary>
sealed record Spec<TState, TCommand, TEvent>(TState State, Func<TState, Caller, TCommand, Decision<TEvent>> Decide)
{
    public Answer<TEvent> When(Caller caller, TCommand command) => new(Decide(State, caller, command));
}

/// <summary>What a decider answered, to be held against what was expected.</summary>
sealed record Answer<TEvent>(Decision<TEvent> Decision)
{
    public Answer<TEvent> Then(params TEvent[] expected)
    {
        Decision.Refused.Should().BeNull();
        Decision.Events.Select(happened => Said.Of(happened!)).Should().Equal(expected.Select(happened => Said.Of(happened!)));
        return this;
    }

    /// <summary>It is already so: no event and no refusal.</summary>
    public void ThenNothing() => Then();

    public void ThenRefused(string code)
    {
        Decision.Refused?.Code.Should().Be(code);
        Decision.Refused.Should().NotBeNull();
        Decision.Events.Should().BeEmpty();
        Decision.Besides.Should().BeEmpty();
    }
}

/// <summary>A record as text, type and content: equal texts, equal values, collections included.</summary>
static class Said
{
    static readonly JsonSerializerOptions Json = new() { IncludeFields = true };

    public static string Of(object value) => $"{value.GetType().Name} {JsonSerializer.Serialize(value, value.GetType(), Json)}";
}

static class Specs
{
    extension(Cafe)
    {
        public static Spec<Cafe, CafeCommand, CafeEvent> Given(params IEnumerable<CafeEvent> happened) =>
            new(happened.Aggregate(Cafe.Unopened, Cafe.Evolve), (cafe, caller, command) => Cafe.Decide(The.Id, cafe, caller, command));
    }

    extension(Sheet)
    {
        /// <summary>Sheet 1 of a café.</summary>
        public static Spec<Sheet, SheetCommand, SheetEvent> Given(Cafe cafe, params IEnumerable<SheetEvent> happened) =>
            new(happened.Aggregate(Sheet.Blank, Sheet.Evolve), (sheet, caller, command) => Sheet.Decide(1, sheet, cafe, caller, command));
    }

    extension(Harvest)
    {
        /// <param name="sheets">Each is taken to have three events.</param>
        public static Spec<Harvest, HarvestCommand, HarvestEvent> Given(Cafe cafe, Func<int, Sheet?> sheets, params IEnumerable<HarvestEvent> happened) =>
            new(happened.Aggregate(Harvest.Empty, Harvest.Evolve), (harvest, caller, command) =>
                Harvest.Decide(harvest, cafe, number => sheets(number) is { } sheet ? new SheetNow(sheet, 3) : null, caller, command));
    }
}
