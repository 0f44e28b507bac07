using System.Collections.Immutable;

namespace OpenTalks.Cafes;

/// <summary>Guiding questions for presets whose matter is not known: open, short, the same in six languages.</summary>
static class PresetQuestions
{
    public static ImmutableArray<ImmutableSortedDictionary<string, string>> Usual { get; } =
    [
        Texts(
            ("en", "What matters most here, and to whom?"),
            ("fr", "Qu’est-ce qui compte le plus ici, et pour qui ?"),
            ("es", "¿Qué es lo que más importa aquí, y a quién?"),
            ("ar", "ما الأهم هنا، ولمن؟"),
            ("ru", "Что здесь важнее всего и для кого?"),
            ("zh", "这里什么最重要，对谁重要？")),
        Texts(
            ("en", "What stands in the way?"),
            ("fr", "Qu’est-ce qui fait obstacle ?"),
            ("es", "¿Qué lo impide?"),
            ("ar", "ما الذي يقف في الطريق؟"),
            ("ru", "Что этому мешает?"),
            ("zh", "是什么在阻碍？")),
        Texts(
            ("en", "What should happen next, and who begins?"),
            ("fr", "Que faut-il faire ensuite, et qui commence ?"),
            ("es", "¿Qué debería hacerse ahora, y quién empieza?"),
            ("ar", "ماذا ينبغي أن يحدث بعد ذلك، ومن يبدأ؟"),
            ("ru", "Что делать дальше и кто начнёт?"),
            ("zh", "下一步该做什么，由谁开始？")),
    ];

    static ImmutableSortedDictionary<string, string> Texts(params (string Language, string Text)[] texts) =>
        texts.ToImmutableSortedDictionary(text => text.Language, text => text.Text);
}
