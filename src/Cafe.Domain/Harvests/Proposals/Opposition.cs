using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OpenTalks.Harvests.Proposals;

/// <summary>Why two texts of much the same words may yet say different things.</summary>
[Flags]
public enum Doubt
{
    None = 0,

    /// <summary>One denies more often than the other.</summary>
    Negation = 1,

    /// <summary>They name different numbers.</summary>
    Number = 2,

    /// <summary>A word of one is the opposite of a word of the other.</summary>
    Opposite = 4,
}

/// <summary>Looks for what turns a sentence round: denials, numbers, opposite words. By lists for six languages; it knows no grammar.</summary>
public static class Opposition
{
    static readonly FrozenDictionary<string, FrozenSet<string>> Denials = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["en"] = "no not never without cannot nor neither none nothing nobody nowhere hardly barely lack lacks lacking",
        ["fr"] = "ne n pas jamais sans aucun aucune ni rien non personne nul nulle guère",
        ["es"] = "no nunca jamás sin ni ningún ninguna ninguno nada nadie tampoco",
        ["ru"] = "не ни нет никогда без нельзя никто ничего никакой никакие",
        ["ar"] = "لا ليس ليست ليسوا لم لن غير بدون دون عدم بلا أبدا",
        ["zh"] = "",
    }.ToFrozenDictionary(list => list.Key, list => list.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    const string ChineseDenials = "不没沒无無未非别莫勿";

    // Each pair of lists: what stands on one side of a slash turns round what stands on the other.
    static readonly FrozenDictionary<string, string[]> Sides = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["en"] =
        [
            "more greater increase increases increased increasing grow grows growing rise rises/less fewer decrease decreases decreased decreasing reduce reduces reduced reducing shrink fall falls limit limits lower lowers",
            "good better best benefit benefits beneficial help helps helping improve improves improved positive advantage advantages/bad worse worst harm harms harmful hurt hurts damage damages damaging detrimental negative disadvantage disadvantages problem problems",
            "allow allows allowed legal legalize legalized permit permitted keep support supported continue/ban bans banned banning illegal prohibit prohibited forbid forbidden abolish abolished abolishing remove stop stopped end ended",
            "safe safer safety protect protects protecting secure/dangerous danger unsafe risk risks risky threat threaten",
            "cheap cheaper affordable free/expensive costly cost costs", "easy easier/hard harder difficult", "right rights fair just/wrong unfair unjust",
            "encourage encourages promote promotes enable enables/discourage discourages prevent prevents hinder hinders stifle stifles", "always/never", "all everyone/few nobody", "public/private", "before/after",
        ],
        ["fr"] =
        [
            "plus augmenter augmente hausse davantage/moins diminuer diminue réduire réduit baisse", "bon bonne meilleur mieux avantage aide améliore améliorer/mauvais mauvaise pire inconvénient nuit nuire aggrave problème",
            "autoriser autorisé permettre légal garder soutenir/interdire interdit illégal abolir supprimer arrêter", "sûr sûre protéger/dangereux dangereuse risque menace", "gratuit abordable/cher chère coûteux", "facile/difficile", "juste/injuste", "toujours/jamais", "public publique/privé privée",
        ],
        ["es"] =
        [
            "más aumentar aumenta mayor/menos disminuir disminuye reducir reduce menor", "bueno buena mejor beneficio ayuda mejora mejorar/malo mala peor daño perjudica empeora problema",
            "permitir permitido legal mantener apoyar/prohibir prohibido ilegal abolir eliminar", "seguro segura proteger/peligroso peligrosa riesgo amenaza", "barato asequible gratis/caro costoso", "fácil/difícil", "justo justa/injusto injusta", "siempre/nunca", "público pública/privado privada",
        ],
        ["ru"] =
        [
            "больше увеличить увеличивает рост/меньше уменьшить уменьшает сократить снижение", "хорошо лучше польза помогает улучшает/плохо хуже вред вредит ухудшает проблема",
            "разрешить разрешено законно сохранить поддержать/запретить запрещено незаконно отменить убрать", "безопасно защищать/опасно риск угроза", "дёшево бесплатно/дорого", "легко/трудно сложно", "справедливо/несправедливо", "всегда/никогда", "государственный/частный",
        ],
        ["ar"] =
        [
            "أكثر زيادة يزيد تزيد/أقل تقليل يقلل تقلل خفض", "جيد أفضل فائدة يساعد تحسين/سيئ أسوأ ضرر يضر مشكلة", "السماح يسمح قانوني دعم/حظر منع يمنع غير قانوني إلغاء", "آمن حماية/خطير خطر تهديد", "رخيص مجاني/غالي مكلف", "سهل/صعب", "عادل/ظالم", "دائما/أبدا", "عام/خاص",
        ],
        // Chinese words are looked for anywhere in the text.
        ["zh"] =
        [
            "更多 增加 提高 扩大/更少 减少 降低 缩小", "好 有益 帮助 改善/坏 有害 损害 恶化 问题", "允许 合法 支持 保留/禁止 非法 废除 取消 反对", "安全 保护/危险 风险 威胁", "便宜 免费/昂贵", "容易/困难", "公平/不公", "总是/从不", "公共/私人",
        ],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, FrozenDictionary<string, int>> SideOf = Sides.Where(list => list.Key != "zh").ToFrozenDictionary(
        list => list.Key, list => list.Value.SelectMany((pair, at) => pair.Split('/').SelectMany((side, sign) => side.Split(' ').Select(word => (word, Code: 2 * at + sign))))
            .DistinctBy(entry => entry.word).ToFrozenDictionary(entry => entry.word, entry => entry.Code, StringComparer.Ordinal), StringComparer.Ordinal);

    static readonly string[] Prefixes = ["un", "in", "im", "il", "ir", "dis", "non", "anti", "des", "dés", "mal", "не", "без", "бес"];

    public static Doubt Between(string one, string oneLanguage, string other, string otherLanguage) =>
        Between(one, [.. WordForms.Split(one)], oneLanguage, other, [.. WordForms.Split(other)], otherLanguage);

    internal static Doubt Between(string one, string[] a, string oneLanguage, string other, string[] b, string otherLanguage)
    {
        var doubt = Doubt.None;
        if (!Denied(one, a, oneLanguage).SequenceEqual(Denied(other, b, otherLanguage), StringComparer.Ordinal)) doubt |= Doubt.Negation;
        if (!Numbers(a).SetEquals(Numbers(b))) doubt |= Doubt.Number;
        if (oneLanguage == otherLanguage && (Turned(a, b) || Turned(b, a) || OnOtherSides(one, a, other, b, oneLanguage))) doubt |= Doubt.Opposite;
        return doubt;
    }

    /// <summary>The words that stand in one text only, in the order in which they stand there.</summary>
    internal static (ImmutableArray<string> One, ImmutableArray<string> Other) Differing(string[] a, string[] b)
    {
        var (inOne, inOther) = (a.ToHashSet(StringComparer.Ordinal), b.ToHashSet(StringComparer.Ordinal));
        return ([.. a.Distinct(StringComparer.Ordinal).Where(word => !inOther.Contains(word))], [.. b.Distinct(StringComparer.Ordinal).Where(word => !inOne.Contains(word))]);
    }

    // What is denied, in order of the alphabet: "should not ban" denies something else than "should not protect". Across languages,
    // and in Chinese, only how often.
    static IEnumerable<string> Denied(string text, string[] words, string language)
    {
        if (language == "zh") return Enumerable.Repeat("", text.Count(ChineseDenials.Contains));
        List<string> denied = [];
        for (var i = 0; i < words.Length; i++)
        {
            if (!IsDenial(words[i], language)) continue;
            var next = i + 1;
            while (next < words.Length && Tongue.IsStop(words[next], language) && !IsDenial(words[next], language)) next++;
            denied.Add(next < words.Length ? WordForms.Stem(words[next], language) : "");
            // French denies in two words, which are one denial.
            if (language == "fr" && next < words.Length && IsDenial(words[next], language)) i = next;
        }
        denied.Sort(StringComparer.Ordinal);
        return denied;
    }

    static bool IsDenial(string word, string language) =>
        word.EndsWith("n't", StringComparison.Ordinal) || Denials.TryGetValue(language, out var list) && list.Contains(word);

    static HashSet<string> Numbers(string[] words) => words.Where(word => char.IsDigit(word[0])).ToHashSet(StringComparer.Ordinal);

    static bool Turned(string[] plain, string[] prefixed) =>
        prefixed.Any(word => Prefixes.Any(prefix => word.Length > prefix.Length + 2 && word.StartsWith(prefix, StringComparison.Ordinal) && plain.Contains(word[prefix.Length..]) && !plain.Contains(word)));

    static bool OnOtherSides(string one, string[] a, string other, string[] b, string language)
    {
        var (inOne, inOther) = (Codes(one, a, language), Codes(other, b, language));
        return inOne.Any(code => inOther.Contains(code ^ 1) && !inOther.Contains(code)) || inOther.Any(code => inOne.Contains(code ^ 1) && !inOne.Contains(code));
    }

    static HashSet<int> Codes(string text, string[] words, string language)
    {
        if (language == "zh")
            return [.. Sides["zh"].SelectMany((pair, at) => pair.Split('/').SelectMany((side, sign) => side.Split(' ').Where(word => text.Contains(word, StringComparison.Ordinal)).Select(_ => 2 * at + sign)))];
        return SideOf.TryGetValue(language, out var sides) ? [.. words.Where(sides.ContainsKey).Select(word => sides[word])] : [];
    }
}
