using System.Collections.Immutable;
using OpenTalks.Rotations;

namespace OpenTalks.Cafes;

/// <summary>Set-ups to start from.</summary>
public static class Presets
{
    /// <summary>Keys of the set-ups there are, in the order in which they are offered.</summary>
    public static ImmutableArray<string> Keys { get; } = ["itu-evening", "town-hall-60", "town-hall-30", "breakout-90", "breakout-60", "blank"];

    /// <summary>A set-up by its key; null where there is none of that name.</summary>
    /// <param name="language">Of the tables' names; a blank café speaks it alone.</param>
    public static Setup? Of(string key, string title, Attribution attribution, string language) => key switch
    {
        "itu-evening" => ItuEvening2013(title, attribution) with { Tables = Tables(12, 3, language) },
        "town-hall-60" => TownHall(title, attribution, language, 60,
            [Phase(PhaseKind.Welcome, 5, waits: true), Talk(12), Phase(PhaseKind.Move, 2), Talk(11), Phase(PhaseKind.Move, 2), Talk(10), Phase(PhaseKind.WriteUp, 3),
                Phase(PhaseKind.Plenary, 12, waits: true), Phase(PhaseKind.Close, 3, waits: true)], 3, 8, Format.QuestionPerRound),
        "town-hall-30" => TownHall(title, attribution, language, 30,
            [Phase(PhaseKind.Welcome, 3, waits: true), Talk(10), Phase(PhaseKind.WriteUp, 2), Phase(PhaseKind.Plenary, 12, waits: true), Phase(PhaseKind.Close, 3, waits: true)],
            1, 8, Format.QuestionPerTable),
        "breakout-90" => TownHall(title, attribution, language, 90,
            [Phase(PhaseKind.Welcome, 8, waits: true), Talk(18), Phase(PhaseKind.WriteUp, 2), Phase(PhaseKind.Move, 3), Talk(15), Phase(PhaseKind.WriteUp, 2), Phase(PhaseKind.Move, 3),
                Talk(12), Phase(PhaseKind.WriteUp, 2), Phase(PhaseKind.Reflection, 2), Phase(PhaseKind.Plenary, 18, waits: true), Phase(PhaseKind.Close, 5, waits: true)],
            3, 6, Format.QuestionPerTable),
        "breakout-60" => TownHall(title, attribution, language, 60,
            [Phase(PhaseKind.Welcome, 5, waits: true), Talk(35), Phase(PhaseKind.WriteUp, 3), Phase(PhaseKind.Plenary, 14, waits: true), Phase(PhaseKind.Close, 3, waits: true)],
            1, 6, Format.QuestionPerTable),
        "blank" => TownHall(title, attribution, language, 0,
            [Phase(PhaseKind.Welcome, 5, waits: true), Talk(20), Phase(PhaseKind.WriteUp, 2), Phase(PhaseKind.Close, 5, waits: true)], 1, 4, Format.QuestionPerTable)
            with { Languages = [language] },
        _ => null,
    };

    /// <summary>A café like one that was: its people, codes and what happened in it stay behind.</summary>
    public static Setup Again(Setup past, string title, Attribution attribution) => past with { Title = title, Attribution = attribution, PlannedStartMs = null };

    /// <summary>The inter-governmental slots of 30 to 90 minutes: at most five at a table, questions that fit any matter.</summary>
    static Setup TownHall(string title, Attribution attribution, string language, int minutes, ImmutableArray<Phase> phases, int questions, int tables, Format format) => new(
        title, "", "", "UTC", null, "", "", attribution, People.Groups.Languages,
        [.. PresetQuestions.Usual.Take(questions).Select((texts, at) => new Question(at + 1, texts))],
        Tables(tables, format == Format.QuestionPerTable ? questions : 1, language), Rounds.Numbered(phases), RetentionDays: 30)
    {
        Format = format,
        Expected = tables * 5 - tables / 4,
        BookedMinutes = minutes,
    };

    static ImmutableArray<Table> Tables(int tables, int questions, string language) =>
        [.. Enumerable.Range(1, tables).Select(number => new Table(number, TableNames.Of("trees", language)[number - 1], Least: 3, Seats: 5, TablePlace.Mixed, QuestionOf(number, tables, questions)))];

    /// <summary>Which question lies on a table, so that neighbours share one and each has as many tables as the others.</summary>
    public static int QuestionOf(int number, int tables, int questions) => (number - 1) * questions / tables + 1;

    /// <summary>
    /// The evening of 8 October 2013 at ITU headquarters: about fifty people, three guiding questions on twelve tables,
    /// three rounds, 120 minutes.
    /// </summary>
    public static Setup ItuEvening2013(string title, Attribution attribution) => new(
        title,
        Purpose: "",
        Place: "",
        TimeZone: "Europe/Zurich",
        PlannedStartMs: null,
        Organiser: "",
        Contact: "",
        attribution,
        Languages: ["en", "fr", "es", "ar", "ru", "zh"],
        Questions:
        [
            Question(1,
                "What is the role of governments in the multi-stakeholder model of the Internet?",
                "Quel est le rôle des gouvernements dans le modèle multipartite de l’Internet ?",
                "¿Cuál es el papel de los gobiernos en el modelo de múltiples partes interesadas de Internet?",
                "ما دور الحكومات في نموذج أصحاب المصلحة المتعددين للإنترنت؟",
                "Какова роль правительств в модели Интернета с участием многих заинтересованных сторон?",
                "政府在互联网的多利益攸关方模式中有什么作用？"),
            Question(2,
                "What are the key issues in which government should play an active role?",
                "Quelles sont les grandes questions dans lesquelles les pouvoirs publics devraient jouer un rôle actif ?",
                "¿Cuáles son las cuestiones esenciales en las que los gobiernos deberían desempeñar un papel activo?",
                "ما القضايا الرئيسية التي ينبغي للحكومة أن تؤدي فيها دوراً فاعلاً؟",
                "В каких ключевых вопросах правительству следует играть активную роль?",
                "政府应当在哪些关键问题上发挥积极作用？"),
            Question(3,
                "How can governments improve their interaction with other stakeholders?",
                "Comment les gouvernements peuvent-ils améliorer leurs échanges avec les autres parties prenantes ?",
                "¿Cómo pueden los gobiernos mejorar su interacción con las demás partes interesadas?",
                "كيف يمكن للحكومات أن تحسّن تفاعلها مع سائر أصحاب المصلحة؟",
                "Как правительствам улучшить взаимодействие с другими заинтересованными сторонами?",
                "政府如何改进与其他利益攸关方的互动？"),
        ],
        Tables: Tables(12, 3, "en"),
        Phases:
        [
            Phase(PhaseKind.Arrival, 10),
            Phase(PhaseKind.Welcome, 10, waits: true),
            .. Round(1), Phase(PhaseKind.Move, 4, 2),
            .. Round(2), Phase(PhaseKind.Move, 4, 3),
            .. Round(3),
            Phase(PhaseKind.Reflection, 2),
            Phase(PhaseKind.Gallery, 10),
            Phase(PhaseKind.Plenary, 15, waits: true),
            Phase(PhaseKind.Close, 5, waits: true),
        ],
        RetentionDays: 30,
        Expected: 50,
        BookedMinutes: 120);

    static Phase Talk(int minutes) => Phase(PhaseKind.Talk, minutes);

    static Question Question(int number, string en, string fr, string es, string ar, string ru, string zh) => new(
        number,
        ImmutableSortedDictionary<string, string>.Empty.Add("en", en).Add("fr", fr).Add("es", es).Add("ar", ar).Add("ru", ru).Add("zh", zh));

    static Phase[] Round(int round) => [Phase(PhaseKind.Talk, 18, round), Phase(PhaseKind.WriteUp, 2, round)];

    static Phase Phase(PhaseKind kind, int minutes, int? round = null, bool waits = false) => new(kind, round, minutes * 60_000L, waits);
}
