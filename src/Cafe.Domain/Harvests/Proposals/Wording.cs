using System.Collections.Frozen;

namespace OpenTalks.Harvests.Proposals;

/// <summary>How much a turn of phrase claims.</summary>
public enum Claim
{
    /// <summary>All agreed: fits only what is shared and not contested.</summary>
    Agreement,

    /// <summary>Most said so: as <see cref="Agreement"/>.</summary>
    Majority,

    /// <summary>Several said so: does not fit what one table said.</summary>
    Plurality,
}

/// <summary>A turn of phrase that claims more than the evidence says.</summary>
/// <param name="At">UTF-16 code units from the start of the text.</param>
/// <param name="Language">Of the phrase.</param>
/// <param name="IsSaying">It says who said so and ends in the verb, so that "2 tables said" may stand in its place.</param>
public sealed record Overclaim(Claim Claim, int At, int Length, string Phrase, string Language, bool IsSaying);

/// <summary>Finds where a finding's wording claims more than its spread; the screen says what may stand instead.</summary>
public static class Wording
{
    static readonly FrozenDictionary<string, (Claim Claim, string[] Phrases)[]> Phrases = new Dictionary<string, (Claim, string[])[]>(StringComparer.Ordinal)
    {
        ["en"] =
        [
            (Claim.Agreement, ["participants agreed", "participants agree", "participants all", "everyone", "everybody", "all participants", "all tables", "every table", "unanimously", "unanimous", "consensus", "it was agreed", "there was agreement", "the café agreed", "the café concluded", "nobody disagreed", "no one disagreed", "the group agreed", "we all", "all agreed", "we agreed", "tables agreed", "participants broadly agreed", "participants generally agreed", "participants largely agreed", "participants concluded", "participants decided"]),
            (Claim.Majority, ["most participants", "most tables", "most people", "the majority", "a majority", "broad agreement", "widely shared", "general agreement", "broad support"]),
            (Claim.Plurality, ["participants said", "participants felt", "participants think", "several tables", "many tables", "many participants", "several participants", "tables said", "repeatedly", "often said"]),
        ],
        ["fr"] =
        [
            (Claim.Agreement, ["les participants sont convenus", "les participants ont convenu", "les participants s'accordent", "les participants sont d'accord", "tout le monde", "tous les participants", "toutes les tables", "chaque table", "à l'unanimité", "unanime", "consensus", "il a été convenu", "personne n'a contesté", "nous sommes tous", "nous sommes convenus", "les participants ont conclu", "les participants ont décidé", "les tables s'accordent", "il y a eu accord"]),
            (Claim.Majority, ["la plupart", "la majorité", "une majorité", "large accord", "largement partagé", "large soutien"]),
            (Claim.Plurality, ["les participants ont dit", "les participants estiment", "les participants pensent", "plusieurs tables", "de nombreuses tables", "de nombreux participants", "plusieurs participants", "à plusieurs reprises"]),
        ],
        ["es"] =
        [
            (Claim.Agreement, ["los participantes acordaron", "los participantes coincidieron", "los participantes están de acuerdo", "todo el mundo", "todos los participantes", "todas las mesas", "cada mesa", "por unanimidad", "unánime", "consenso", "se acordó", "nadie se opuso", "todos estamos", "los participantes han acordado", "los participantes concluyeron", "los participantes decidieron", "las mesas acordaron", "hubo acuerdo", "acordamos"]),
            (Claim.Majority, ["la mayoría", "una mayoría", "amplio acuerdo", "ampliamente compartid", "amplio apoyo"]),
            (Claim.Plurality, ["los participantes dijeron", "los participantes consideran", "los participantes piensan", "varias mesas", "muchas mesas", "muchos participantes", "varios participantes", "repetidamente"]),
        ],
        ["ar"] =
        [
            (Claim.Agreement, ["اتفق المشاركون", "يتفق المشاركون", "أجمع المشاركون", "الجميع", "جميع المشاركين", "كل المشاركين", "جميع الطاولات", "كل الطاولات", "كل طاولة", "بالإجماع", "إجماع", "توافق الآراء", "تم الاتفاق", "لم يعترض أحد", "وافق المشاركون", "توافق المشاركون", "خلص المشاركون", "قرر المشاركون", "اتفقت الطاولات", "اتفقنا"]),
            (Claim.Majority, ["معظم", "أغلبية", "غالبية", "الأغلبية", "اتفاق واسع", "تأييد واسع"]),
            (Claim.Plurality, ["قال المشاركون", "يرى المشاركون", "رأى المشاركون", "عدة طاولات", "طاولات عديدة", "العديد من المشاركين", "عدة مشاركين", "مرارا"]),
        ],
        ["ru"] =
        [
            (Claim.Agreement, ["участники согласились", "участники согласны", "участники сошлись", "все участники", "все столы", "каждый стол", "единогласно", "единодушно", "консенсус", "было решено", "никто не возражал", "мы все", "все согласились", "все согласны", "участники договорились", "участники пришли к согласию", "участники пришли к выводу", "участники решили", "столы согласились"]),
            (Claim.Majority, ["большинство", "широкое согласие", "широкая поддержка", "общее согласие"]),
            (Claim.Plurality, ["участники сказали", "участники считают", "участники думают", "несколько столов", "многие столы", "многие участники", "несколько участников", "неоднократно"]),
        ],
        ["zh"] =
        [
            (Claim.Agreement, ["与会者一致", "参与者一致", "一致同意", "一致认为", "所有人", "每个人", "全体", "所有参与者", "所有桌", "每一桌", "共识", "达成一致", "无人反对", "大家都", "与会者同意", "参与者同意", "与会者都", "参与者都", "大家同意", "我们同意"]),
            (Claim.Majority, ["大多数", "多数", "普遍认为", "广泛认同", "广泛支持"]),
            (Claim.Plurality, ["参与者认为", "参与者表示", "多张桌", "好几桌", "几桌", "许多参与者", "不少参与者", "多次提到"]),
        ],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Each names the participants and says that they said, agreed or think something.
    static readonly FrozenSet<string> Sayings = FrozenSet.ToFrozenSet(
    [
        "participants agreed", "participants agree", "it was agreed", "there was agreement", "the café agreed", "the café concluded", "the group agreed", "participants said", "participants felt", "participants think",
        "participants broadly agreed", "participants generally agreed", "participants largely agreed", "participants concluded", "participants decided", "tables agreed", "all agreed", "we agreed",
        "les participants ont conclu", "nous sommes convenus", "los participantes han acordado", "los participantes concluyeron", "acordamos", "وافق المشاركون", "توافق المشاركون", "خلص المشاركون",
        "участники договорились", "участники пришли к согласию", "участники пришли к выводу", "все согласились", "与会者同意", "参与者同意", "大家同意",
        "les participants sont convenus", "les participants ont convenu", "il a été convenu", "les participants ont dit", "les participants estiment", "les participants pensent",
        "los participantes acordaron", "los participantes coincidieron", "se acordó", "los participantes dijeron", "los participantes consideran", "los participantes piensan",
        "اتفق المشاركون", "يتفق المشاركون", "أجمع المشاركون", "تم الاتفاق", "قال المشاركون", "يرى المشاركون", "رأى المشاركون",
        "участники согласились", "участники согласны", "участники сошлись", "было решено", "участники сказали", "участники считают", "участники думают",
        "与会者一致", "参与者一致", "一致同意", "一致认为", "达成一致", "参与者认为", "参与者表示",
    ], StringComparer.Ordinal);

    /// <summary>In the order of the text. All six languages are looked for, since findings quote.</summary>
    public static IReadOnlyList<Overclaim> Check(string text, Spread spread)
    {
        var plain = Plain(text);
        List<Overclaim> found = [];
        foreach (var (language, lists) in Phrases)
            foreach (var (claim, phrases) in lists)
            {
                if (Fits(claim, spread)) continue;
                foreach (var phrase in phrases)
                    for (var at = plain.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = plain.IndexOf(phrase, at + 1, StringComparison.Ordinal))
                        if (language == "zh" || StandsAlone(plain, at, phrase, language)) found.Add(new Overclaim(claim, at, phrase.Length, text.Substring(at, phrase.Length), language, Sayings.Contains(phrase)));
            }
        // Of phrases that overlap the longest says it all.
        return [.. found.Where(one => !found.Any(other => other != one && other.Length > one.Length && other.At <= one.At && one.At + one.Length <= other.At + other.Length))
            .DistinctBy(one => (one.At, one.Length)).OrderBy(one => one.At)];
    }

    public static bool Fits(Claim claim, Spread spread) => claim switch
    {
        Claim.Plurality => spread is Spread.Several or Spread.Shared or Spread.Contested,
        _ => spread == Spread.Shared,
    };

    // Same length as the text, so that places stay true.
    static string Plain(string text) => string.Create(text.Length, text, (to, from) =>
    {
        for (var i = 0; i < from.Length; i++) to[i] = from[i] switch { '’' => '\'', ' ' or '\n' => ' ', var letter => char.ToLowerInvariant(letter) };
    });

    // The Spanish stem "compartid" may be followed by its ending, the Arabic words by and begun with others.
    static bool StandsAlone(string text, int at, string phrase, string language) =>
        (at == 0 || language == "ar" || !char.IsLetter(text[at - 1]))
        && (at + phrase.Length == text.Length || language is "ar" or "es" or "fr" or "ru" || !char.IsLetter(text[at + phrase.Length]));
}
