using System.Collections.Immutable;

namespace OpenTalks.Cafes;

/// <summary>Set-ups to start from.</summary>
public static class Presets
{
    static readonly ImmutableArray<string> Trees =
        ["Linden", "Baobab", "Cedar", "Acacia", "Olive", "Maple", "Banyan", "Rowan", "Tamarind", "Juniper", "Mango", "Birch"];

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
        Tables: [.. Enumerable.Range(1, 12).Select(number =>
            new Table(number, Trees[number - 1], Least: 3, Seats: 5, TablePlace.Mixed, Question: (number - 1) / 4 + 1))],
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
        RetentionDays: 30);

    static Question Question(int number, string en, string fr, string es, string ar, string ru, string zh) => new(
        number,
        ImmutableSortedDictionary<string, string>.Empty.Add("en", en).Add("fr", fr).Add("es", es).Add("ar", ar).Add("ru", ru).Add("zh", zh));

    static Phase[] Round(int round) => [Phase(PhaseKind.Talk, 18, round), Phase(PhaseKind.WriteUp, 2, round)];

    static Phase Phase(PhaseKind kind, int minutes, int? round = null, bool waits = false) => new(kind, round, minutes * 60_000L, waits);
}
