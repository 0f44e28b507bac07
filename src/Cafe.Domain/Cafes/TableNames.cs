using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace OpenTalks.Cafes;

/// <summary>Names that tables can have, by list and language: at the same place the same tree or river in each.</summary>
public static class TableNames
{
    /// <summary>Keys of the lists.</summary>
    public static ImmutableArray<string> Lists { get; } = ["trees", "rivers"];

    static readonly FrozenDictionary<(string List, string Language), ImmutableArray<string>> Names = new Dictionary<(string, string), string>
    {
        [("trees", "en")] = "Linden, Baobab, Cedar, Acacia, Olive, Maple, Banyan, Rowan, Tamarind, Juniper, Mango, Birch, Oak, Cypress, Willow, Ash, Chestnut, Pine, Fig, Walnut, Almond, Hazel, Poplar, Plane",
        [("trees", "fr")] = "Tilleul, Baobab, Cèdre, Acacia, Olivier, Érable, Banian, Sorbier, Tamarinier, Genévrier, Manguier, Bouleau, Chêne, Cyprès, Saule, Frêne, Châtaignier, Pin, Figuier, Noyer, Amandier, Noisetier, Peuplier, Platane",
        [("trees", "es")] = "Tilo, Baobab, Cedro, Acacia, Olivo, Arce, Baniano, Serbal, Tamarindo, Enebro, Mango, Abedul, Roble, Ciprés, Sauce, Fresno, Castaño, Pino, Higuera, Nogal, Almendro, Avellano, Álamo, Plátano",
        [("trees", "ar")] = "زيزفون, باوباب, أرز, أكاسيا, زيتون, قيقب, تين البنغال, غبيراء, تمر هندي, عرعر, مانجو, بتولا, بلوط, سرو, صفصاف, دردار, كستناء, صنوبر, تين, جوز, لوز, بندق, حور, دلب",
        [("trees", "ru")] = "Липа, Баобаб, Кедр, Акация, Олива, Клён, Баньян, Рябина, Тамаринд, Можжевельник, Манго, Берёза, Дуб, Кипарис, Ива, Ясень, Каштан, Сосна, Инжир, Орех, Миндаль, Лещина, Тополь, Платан",
        [("trees", "zh")] = "椴树, 猴面包树, 雪松, 金合欢, 橄榄树, 枫树, 榕树, 花楸, 罗望子, 刺柏, 芒果树, 白桦, 橡树, 柏树, 柳树, 白蜡树, 栗树, 松树, 无花果, 胡桃, 杏树, 榛树, 杨树, 梧桐",
        [("rivers", "en")] = "Nile, Amazon, Danube, Ganges, Yangtze, Volga, Mekong, Niger, Rhine, Rhône, Indus, Paraná, Zambezi, Murray, Euphrates, Mississippi, Congo, Yukon, Orinoco, Seine, Amur, Jordan, Senegal, Thames",
        [("rivers", "fr")] = "Nil, Amazone, Danube, Gange, Yangtsé, Volga, Mékong, Niger, Rhin, Rhône, Indus, Paraná, Zambèze, Murray, Euphrate, Mississippi, Congo, Yukon, Orénoque, Seine, Amour, Jourdain, Sénégal, Tamise",
        [("rivers", "es")] = "Nilo, Amazonas, Danubio, Ganges, Yangtsé, Volga, Mekong, Níger, Rin, Ródano, Indo, Paraná, Zambeze, Murray, Éufrates, Misisipi, Congo, Yukón, Orinoco, Sena, Amur, Jordán, Senegal, Támesis",
        [("rivers", "ar")] = "النيل, الأمازون, الدانوب, الغانج, يانغتسي, الفولغا, الميكونغ, النيجر, الراين, الرون, السند, بارانا, زامبيزي, موراي, الفرات, المسيسيبي, الكونغو, يوكون, أورينوكو, السين, آمور, الأردن, السنغال, التيمز",
        [("rivers", "ru")] = "Нил, Амазонка, Дунай, Ганг, Янцзы, Волга, Меконг, Нигер, Рейн, Рона, Инд, Парана, Замбези, Муррей, Евфрат, Миссисипи, Конго, Юкон, Ориноко, Сена, Амур, Иордан, Сенегал, Темза",
        [("rivers", "zh")] = "尼罗河, 亚马孙河, 多瑙河, 恒河, 长江, 伏尔加河, 湄公河, 尼日尔河, 莱茵河, 罗讷河, 印度河, 巴拉那河, 赞比西河, 墨累河, 幼发拉底河, 密西西比河, 刚果河, 育空河, 奥里诺科河, 塞纳河, 黑龙江, 约旦河, 塞内加尔河, 泰晤士河",
    }.ToFrozenDictionary(list => list.Key, list => list.Value.Split(", ").ToImmutableArray());

    /// <summary>The names of one list, all different; the English ones where the language has none.</summary>
    public static ImmutableArray<string> Of(string list, string language) => Names.TryGetValue((list, language), out var names) ? names : Names[(list, "en")];

    /// <summary>The first name that no table has; past the end of the list names count on: "Linden 2".</summary>
    public static string Next(string list, string language, IReadOnlySet<string> taken)
    {
        var names = Of(list, language);
        for (var lap = 1; ; lap++)
            foreach (var name in names)
            {
                var next = lap == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {lap}");
                if (!taken.Contains(next)) return next;
            }
    }
}
