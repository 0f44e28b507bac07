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
/// <param name="Where">How to find the table: "by the window"; empty where nobody has said.</param>
/// <param name="Link">The table's meeting, http or https; null where it has none.</param>
public sealed record Stop(int Round, int Table, string Name, int Sheet, string Question, string QuestionLanguage, string Where = "", string? Link = null);

/// <summary>A sheet of the gallery.</summary>
/// <param name="Table">Number of the table it was laid on first.</param>
/// <param name="Name">Of that table.</param>
public sealed record GallerySheet(int Sheet, int Table, string Name, int Question);

/// <summary>A guiding question in the person's language, as far as there is a text.</summary>
/// <param name="Language">Two-letter code of that text.</param>
public sealed record GalleryQuestion(int Number, string Text, string Language);

/// <summary>All sheets there are, from the gallery on.</summary>
public sealed record GalleryView(ImmutableArray<GallerySheet> Sheets, ImmutableArray<GalleryQuestion> Questions)
{
    public static GalleryView Of(Cafe cafe, string language) => new(
        [.. cafe.Sheets.Select(sheet => new GallerySheet(sheet.Number, sheet.Home.Number, sheet.Home.Name, sheet.Question.Number))],
        [.. cafe.Setup!.Questions.OrderBy(question => question.Number).Select(question => new GalleryQuestion(question.Number, question.In(language), question.LanguageFor(language)))]);
}

/// <summary>The sheet of a table that has joined the person's: it lies beside the one they write on, to be read.</summary>
/// <param name="Table">Whose it was.</param>
public sealed record SheetBeside(int Round, int Sheet, int Table);

/// <summary>All that a phone needs to go on alone: the programme with its lengths, the route, and the step to take now.</summary>
/// <param name="ArrivedIn">The last round the person arrived for; 0 for none.</param>
/// <param name="ReadyFor">The last round the person said to be ready for; 0 for none.</param>
/// <param name="Chooses">The person takes a seat of their own choice in each round.</param>
/// <param name="Ended">The café is closed.</param>
/// <param name="Muted">A facilitator has said that this person cannot write for now.</param>
/// <param name="StaysPut">The person keeps their table; others come there.</param>
/// <param name="Gallery">Null before the gallery.</param>
/// <param name="Step">As the server sees it now; a device makes it anew from the rest when a phase ends (step.ts).</param>
/// <param name="Aside">What goes on beside the programme: help, messages, the wish to speak, the table's pace.</param>
public sealed record MeView(
    int Number, string Name, Role Role, string Title, Attribution Attribution, Programme Programme,
    ImmutableArray<Stop> Route, int ArrivedIn, bool Gone, bool Ended, Step Step, MeAside Aside, int ReadyFor = 0, bool Chooses = false, bool Muted = false,
    bool StaysPut = false, GalleryView? Gallery = null)
{
    /// <summary>The table whose host the person is now; null for none.</summary>
    public int? Hosts { get; init; }

    /// <summary>The round in which the seat that the person chose is gone, because its table closed: they choose again. Null for none.</summary>
    public int? ChoosesAgain { get; init; }

    /// <summary>In which ways the end of a round is signalled.</summary>
    public SignalWays Signals { get; init; } = SignalWays.All;

    /// <summary>The call, the webcast or the captions of the main room, http or https; null where there is none.</summary>
    public string? MainRoom { get; init; }

    /// <summary>Who leads and who reports, as the set-up says it; empty where nobody has said.</summary>
    public string Chair { get; init; } = "";

    /// <inheritdoc cref="Chair"/>
    public string Rapporteur { get; init; } = "";

    /// <summary>Sheets that lie beside those of the route, by round.</summary>
    public ImmutableArray<SheetBeside> Beside { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Sheets of another table that the person's table is asked to sort; none while that is not on offer.</summary>
    public ImmutableArray<int> Sorts { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <param name="nameOf">Of the person and of the facilitators.</param>
    public static MeView Of(Cafe cafe, int number, Func<int, string> nameOf, string language, long nowMs)
    {
        var member = cafe.People[number];
        ImmutableArray<Stop> route = [.. cafe.Seating
            .Where(round => round.Value.Tables.ContainsKey(number))
            .Select(round => Stop(cafe, round.Key, round.Value.Tables[number], language))];
        var me = new MeView(
            number, nameOf(number), member.Role, cafe.Setup!.Title, cafe.Attribution, cafe.ProgrammeFor(number, nowMs),
            route, member.ArrivedIn, member.Gone, cafe.EndedMs is not null, Step.Wait, MeAside.Of(cafe, number, nameOf, language, nowMs),
            member.ReadyFor, cafe.Setup.Format == Format.FreeChoice, member.Muted,
            cafe.Arrangement.StayPut.Contains(number), cafe.SeesAnySheet(nowMs) ? GalleryView.Of(cafe, language) : null)
        {
            Beside = [.. route.SelectMany(stop => cafe.SheetsBeside(stop.Round, stop.Table)
                .Select(sheet => new SheetBeside(stop.Round, sheet, cafe.PlaceOf(sheet)?.Home.Number ?? 0)))],
            ChoosesAgain = cafe.LetGo.Keys.Where(round => round >= Math.Max(1, cafe.RoundAt(nowMs)) && cafe.ChoosesAgain(number, round)).Select(round => (int?)round).FirstOrDefault(),
            Sorts = cafe.SheetsToSort(number, nowMs),
            Hosts = cafe.Hosts(number, Math.Max(1, cafe.RoundAt(nowMs))),
            Signals = cafe.Signals,
            MainRoom = cafe.Setup.MainRoom,
            Chair = cafe.Setup.Chair,
            Rapporteur = cafe.Setup.Rapporteur,
        };
        return me with { Step = me.StepAt(nowMs) };
    }

    static Stop Stop(Cafe cafe, int round, int number, string language)
    {
        var table = cafe.Table(number)!;
        var question = cafe.QuestionOn(round, number);
        return new Stop(round, number, table.Name, cafe.SheetOn(round, number), question.In(language), question.LanguageFor(language), table.Where, table.Link);
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
