using System.Collections.Frozen;
using System.Text;
using OpenTalks.People;
using OpenTalks.Web;

namespace OpenTalks.Host.Setups;

/// <summary>Which column of a list means what, and which value, in all languages of the product.</summary>
static class ListColumns
{
    public const string Name = "name", Group = "group", Organisation = "organisation", Region = "region", Languages = "languages", Remote = "remote", Needs = "needs", Host = "host", Stays = "stays";

    static readonly FrozenDictionary<string, string> Headers = new Dictionary<string, string>
    {
        [Name] = "name, full name, participant, nom, nom complet, nombre, nombre completo, الاسم, اسم, имя, фио, участник, 姓名, 名字",
        [Group] = "group, stakeholder group, stakeholder, groupe, grupo, الفئة, المجموعة, فئة, группа, 群体, 组别, 利益攸关方",
        [Organisation] = "organisation, organization, organización, affiliation, المنظمة, المؤسسة, الجهة, организация, 组织, 单位, 机构",
        [Region] = "region, région, región, المنطقة, منطقة, регион, 地区, 区域",
        [Languages] = "languages, language, langues, langue, idiomas, idioma, اللغات, اللغة, لغات, языки, язык, 语言",
        [Remote] = "remote, à distance, distance, a distancia, remoto, عن بعد, عن بُعد, удалённо, удаленно, дистанционно, 远程, 线上",
        [Needs] = "needs, access needs, besoins, necesidades, الاحتياجات, احتياجات, потребности, нужды, 需求, 需要",
        [Host] = "host of table, host, hôte de la table, hôte de table, hôte, anfitrión de la mesa, anfitrión, مضيف الطاولة, مضيف, хозяин стола, хозяин, 桌主",
        [Stays] = "cannot move, stays, stays put, ne peut pas se déplacer, ne se déplace pas, no puede moverse, no se mueve, لا يستطيع التنقل, لا ينتقل, не может переходить, не переходит, 不能移动, 不换桌",
    }.SelectMany(column => column.Value.Split(", ").Select(header => (Header: Plain(header), column.Key)))
        .Distinct().ToFrozenDictionary(pair => pair.Header, pair => pair.Key);

    static readonly FrozenSet<string> Yes = new[] { "1", "x", "y", "yes", "true", "oui", "o", "vrai", "sí", "si", "verdadero", "نعم", "да", "是", "✓", "✔" }
        .Concat("remote, à distance, a distancia, remoto, عن بعد, عن بُعد, удалённо, удаленно, дистанционно, 远程, 线上".Split(", ")).Select(Plain).ToFrozenSet();

    static readonly FrozenSet<string> No = new[] { "", "0", "-", "–", "n", "no", "false", "non", "faux", "falso", "لا", "нет", "否" }.Select(Plain).ToFrozenSet();

    /// <summary>The column's meaning, or null.</summary>
    public static string? Of(string header) => Headers.GetValueOrDefault(Plain(header));

    /// <summary>Null where it is neither a yes nor a no.</summary>
    public static bool? IsYes(string value) => Yes.Contains(Plain(value)) ? true : No.Contains(Plain(value)) ? false : null;

    /// <summary>The key of a group, by the key or by its name in any language; null where there is none of that name.</summary>
    public static string? GroupOf(string value) => Known("people.group-", Groups.Stakeholders, value);

    public static string? RegionOf(string value) => Known("people.region-", Groups.Regions, value);

    /// <summary>The code of a language, by the code or by its name in any language or its own.</summary>
    public static string? LanguageOf(string value) => Known("seating.language-", Groups.Languages, value)
        ?? Groups.Languages.FirstOrDefault(code => Plain(OpenTalks.Web.Languages.NameOf(code)) == Plain(value) || Plain(value).StartsWith(code + "-", StringComparison.Ordinal));

    static string? Known(string prefix, IEnumerable<string> keys, string value)
    {
        var plain = Plain(value);
        return keys.FirstOrDefault(key => Plain(key) == plain || OpenTalks.Web.Languages.Offered.Any(language => Plain(Words.For(language.Code)[prefix + key]) == plain));
    }

    /// <summary>Letters and figures in lower case: what people write around them does not matter.</summary>
    static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in OpenTalks.Text.Line(text).ToLowerInvariant().EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune) || rune.Value is '✓' or '✔') plain.Append(rune);
        return plain.ToString();
    }
}
