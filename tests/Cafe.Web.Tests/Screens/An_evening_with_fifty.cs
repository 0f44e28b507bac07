using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Host.Tests.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Web.Tests.Screens;

/// <summary>A café in the middle of its second round: what the pictures show.</summary>
static class An_evening_with_fifty
{
    static readonly string[] Names =
    [
        "Amina Diallo", "Bo Lindqvist", "Chidi Okafor", "Дарья Волкова", "Elena Rossi", "Farid Haddad", "Grace Kim", "Hideo Tanaka", "Inês Duarte", "Jonas Weber",
        "Kofi Mensah", "Leïla Benali", "Miguel Torres", "Nadia Hussein", "Olga Petrova", "Priya Nair", "Quentin Morel", "Rosa Jiménez", "Sven Aas", "Tomoko Sato",
    ];

    static readonly (string Language, string Text)[] Round1 =
    [
        ("en", "Publish every blocking order within a day, with the law it rests on."),
        ("en", "Government sets the frame, then leaves room to others."),
        ("fr", "Les services publics en ligne doivent marcher avec un lecteur d’écran dès le premier jour."),
        ("en", "A law nobody was asked about will not be kept."),
        ("es", "La ley debe caber en una página que mi madre entienda."),
        ("en", "Cables, power and exchange points need one emergency plan across borders."),
        ("ar", "قبل كل قانون جديد، يُسأل من سيعيش معه."),
        ("en", "Protect the weak first; the strong have lawyers."),
        ("en", "Teach safe use at school, and to grandparents too."),
        ("ru", "Экстренные вызовы для глухих — до закона, а не после."),
        ("en", "Answer every comment, also with a no and its reason."),
    ];

    static readonly (string Language, string Text)[] Round2 =
    [
        ("en", "And let a court lift it within a week if nobody defends it."),
        ("en", "Name one office that answers when the net goes down."),
        ("fr", "Consulter avant d’écrire, pas après."),
        ("en", "A hotline in five languages costs less than one campaign."),
        ("en", "Travel money for those who are always missing."),
        ("ar", "اجتماعات في ساعات يكون فيها نصف العالم الآخر مستيقظاً."),
        ("en", "Small states can share one incident team."),
        ("es", "Datos abiertos sobre cada decisión, el mismo día."),
    ];

    public const string Finding = "Openness comes before order: people keep rules that they could read, question and see explained.";

    /// <summary>Everybody but those who join in the browser.</summary>
    public static async Task<Phone[]> Fills(OpenCafe cafe)
    {
        string[] groups = ["government", "civil-society", "private-sector", "academia", "technical"];
        var people = new List<Phone>();
        foreach (var batch in Enumerable.Range(0, 46).Chunk(8))
            people.AddRange(await Task.WhenAll(batch.Select(n => cafe.Joins(n < Names.Length ? Names[n] : $"{Names[n % Names.Length].Split(' ')[0]} {(char)('A' + (n / Names.Length))}.", ("place", n % 9 == 4 ? "remote" : "room"), ("group", groups[n % groups.Length])))));
        return [.. people];
    }

    public static async Task Talks(Phone fay, Phone[] people, int round)
    {
        await OpenCafe.GoesTo(fay, PhaseKind.Talk, round);
        foreach (var (person, n) in people.Select((person, n) => (person, n)))
        {
            await person.Seat(round);
            if (n % 11 != 3) await person.Asks("cafe", new CafeCommand.Arrive(round));
        }
    }

    public static async Task Writes(Phone fay, Phone[] people, int round)
    {
        await OpenCafe.GoesTo(fay, PhaseKind.WriteUp, round);
        var texts = round == 1 ? Round1 : Round2;
        var first = new Dictionary<int, Guid>();
        var written = new Dictionary<int, int>();
        foreach (var (person, n) in people.Select((person, n) => (person, n)))
        {
            var stop = (await person.Me()).Route.Single(stop => stop.Round == round);
            for (var more = 0; more < (n % 3 == 0 ? 2 : 1); more++)
            {
                // Nobody says what was said at the same table before.
                var at = written.GetValueOrDefault(stop.Sheet);
                written[stop.Sheet] = at + 1;
                var (language, text) = texts[((stop.Sheet * 4) + at) % texts.Length];
                var idea = Guid.NewGuid();
                var outcome = await person.Asks($"sheet/{stop.Sheet}", new SheetCommand.Capture(idea, round, text, language, n % 5 == 2 && first.TryGetValue(stop.Sheet, out var below) ? below : null));
                outcome.Refused.Should().BeNull();
                if (first.TryAdd(stop.Sheet, idea) || n % 4 == 0) await person.Asks($"sheet/{stop.Sheet}", new SheetCommand.Star(idea));
            }
        }
    }

    public static async Task Harvests(Phone fay)
    {
        var finding = Guid.NewGuid();
        await fay.Asks("harvest", new HarvestCommand.AddFinding(finding, 1, Finding));
        await fay.Asks("harvest", new HarvestCommand.AddFinding(Guid.NewGuid(), 1, "Whoever is always missing has to be brought: by money, by language, by the hour of the meeting."));
        foreach (var table in new[] { 1, 2, 3 })
            foreach (var idea in (await fay.Sheet(table)).View.Ideas.Take(2)) await fay.Asks("harvest", new HarvestCommand.Gather(finding, table, idea.Id));
    }
}
