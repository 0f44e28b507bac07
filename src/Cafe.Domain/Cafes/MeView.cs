using System.Collections.Immutable;
using System.Text.Json.Serialization;
using OpenTalks.People;
using OpenTalks.Rotations;

namespace OpenTalks.Cafes;

/// <summary>The one thing to do now.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Step>))]
public enum Step
{
    /// <summary>Nothing: the programme has not come to a round yet.</summary>
    [JsonStringEnumMemberName("wait")] Wait,

    /// <summary>A seat is being found.</summary>
    [JsonStringEnumMemberName("seat-soon")] SeatSoon,

    /// <summary>Choose a table: people do where the format is free choice.</summary>
    [JsonStringEnumMemberName("choose")] Choose,

    /// <summary>Go to the table.</summary>
    [JsonStringEnumMemberName("go")] Go,

    /// <summary>At the table while others are still on the way.</summary>
    [JsonStringEnumMemberName("there")] There,
    [JsonStringEnumMemberName("talk")] Talk,
    [JsonStringEnumMemberName("write")] Write,
    [JsonStringEnumMemberName("reflect")] Reflect,
    [JsonStringEnumMemberName("gallery")] Gallery,
    [JsonStringEnumMemberName("plenary")] Plenary,
    [JsonStringEnumMemberName("close")] Close,

    /// <summary>The café is over.</summary>
    [JsonStringEnumMemberName("over")] Over,

    /// <summary>The person has left and may come back.</summary>
    [JsonStringEnumMemberName("gone")] Gone,
}

/// <summary>One round of a person's route.</summary>
/// <param name="Sheet">Number of the sheet that lies there in that round.</param>
/// <param name="Question">In the person's language, as far as there is a text.</param>
/// <param name="QuestionLanguage">Two-letter code of that text.</param>
public sealed record Stop(int Round, int Table, string Name, int Sheet, string Question, string QuestionLanguage);

/// <summary>The sheet of a table that has joined the person's: it lies beside the one they write on, to be read.</summary>
/// <param name="Table">Whose it was.</param>
public sealed record SheetBeside(int Round, int Sheet, int Table);

/// <summary>All that a phone needs to go on alone: the programme with its lengths, the route, and the step to take now.</summary>
/// <param name="ArrivedIn">The last round the person arrived for; 0 for none.</param>
/// <param name="ReadyFor">The last round the person said to be ready for; 0 for none.</param>
/// <param name="Chooses">The person takes a seat of their own choice in each round.</param>
/// <param name="Ended">The café is closed.</param>
/// <param name="Step">As the server sees it now; a device makes it anew from the rest when a phase ends (step.ts).</param>
public sealed record MeView(
    int Number, string Name, Role Role, string Title, Attribution Attribution, Programme Programme,
    ImmutableArray<Stop> Route, int ArrivedIn, bool Gone, bool Ended, Step Step, int ReadyFor = 0, bool Chooses = false)
{
    /// <summary>Sheets that lie beside those of the route, by round.</summary>
    public ImmutableArray<SheetBeside> Beside { get; init => field = value.IsDefault ? [] : value; } = [];

    public static MeView Of(Cafe cafe, int number, string name, string language, long nowMs)
    {
        var member = cafe.People[number];
        ImmutableArray<Stop> route = [.. cafe.Seating
            .Where(round => round.Value.Tables.ContainsKey(number))
            .Select(round => Stop(cafe, round.Key, round.Value.Tables[number], language))];
        var me = new MeView(
            number, name, member.Role, cafe.Setup!.Title, cafe.Attribution, cafe.Programme,
            route, member.ArrivedIn, member.Gone, cafe.EndedMs is not null, Step.Wait, member.ReadyFor, cafe.Setup.Format == Format.FreeChoice)
        {
            Beside = [.. route.SelectMany(stop => cafe.SheetsBeside(stop.Round, stop.Table)
                .Select(sheet => new SheetBeside(stop.Round, sheet, cafe.PlaceOf(sheet)?.Home.Number ?? 0)))],
        };
        return me with { Step = me.StepAt(nowMs) };
    }

    static Stop Stop(Cafe cafe, int round, int number, string language)
    {
        var table = cafe.Table(number)!;
        var question = cafe.QuestionOn(round, number);
        return new Stop(round, number, table.Name, cafe.SheetOn(round, number), question.In(language), question.LanguageFor(language));
    }

    /// <summary>The step at a moment, from what the view holds. The end of a move counts as arrival; before a person's first round there is no move.</summary>
    public Step StepAt(long nowMs)
    {
        if (Ended) return Step.Over;
        if (Gone) return Step.Gone;
        if (Programme.At(nowMs) is not { } here) return Step.Wait;
        if (here.Over) return Step.Over;
        var phase = Programme.Phases[here.Phase];
        if (phase.Round is { } round && Route.All(stop => stop.Round != round)) return Chooses ? Step.Choose : Step.SeatSoon;
        return phase.Kind switch
        {
            PhaseKind.Move => ArrivedIn >= phase.Round ? Step.There : Step.Go,
            PhaseKind.Talk when ArrivedIn < phase.Round && phase.Round == Route.Min(stop => stop.Round) => Step.Go,
            PhaseKind.Talk => Step.Talk,
            PhaseKind.WriteUp => Step.Write,
            PhaseKind.Reflection => Step.Reflect,
            PhaseKind.Gallery => Step.Gallery,
            PhaseKind.Plenary => Step.Plenary,
            PhaseKind.Close => Step.Close,
            _ => Step.Wait,
        };
    }
}
