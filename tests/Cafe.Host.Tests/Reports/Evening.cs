using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.People;
using OpenTalks.Reports;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Reports;

/// <summary>An evening like that of 2013 as it stands when the rapporteur is done, folded from events.</summary>
sealed class Evening
{
    static readonly Guid Id = new("0c5e29b5-4a35-4df4-8a49-6f9f5b0e7c11");

    readonly Setup setup;
    readonly Dictionary<int, Sheet> sheets = [];
    readonly Dictionary<int, Person> people = [];
    readonly Dictionary<string, IdeaRef> ideas = [];
    Cafe cafe = Cafe.Unopened;
    Harvest harvest = Harvest.Empty;
    int ids;

    public Evening(Attribution attribution, string title = "What role for governments in the Internet?")
    {
        setup = Presets.ItuEvening2013(title, attribution) with
        {
            Purpose = "Delegates to the working group and people from every stakeholder group met for one evening to talk, as equals, about what governments are for on the Internet.\nThe findings go to the Council Working Group as an information document.",
            Place = "Geneva, Tower building, and online",
            PlannedStartMs = new DateTimeOffset(2013, 10, 8, 16, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(),
            Organiser = "International Telecommunication Union",
            Contact = "worldcafe@example.org",
        };
        Happened(new CafeEvent.Opened(setup), new CafeEvent.PersonCame(1, Role.Facilitator));
    }

    public void Happened(params CafeEvent[] events) => cafe = events.Aggregate(cafe, Cafe.Evolve);

    public int Comes(string name, string? group = null, string? organisation = null, string? region = null)
    {
        var number = cafe.People.Keys.Last() + 1;
        Happened(new CafeEvent.PersonCame(number, Role.Participant));
        people[number] = Person.Of(Id, number, new PersonDetails(name, Group: group, Organisation: organisation, Region: region));
        return number;
    }

    /// <summary>What the decider would store: an author in an open café, a group in a group-only one.</summary>
    public string Writes(int by, int sheet, int round, string text, string language = "en", string? buildsOn = null)
    {
        var idea = NextId();
        var kept = sheets.GetValueOrDefault(sheet) ?? Sheet.Blank;
        sheets[sheet] = Sheet.Evolve(kept, new SheetEvent.IdeaCaptured(
            idea, round, Late: false, cafe.KeepsAuthors ? by : null,
            setup.Attribution == Attribution.GroupOnly ? people[by].Details.Group : null, null, text, language,
            buildsOn is null ? null : ideas[buildsOn].Idea));
        var name = ReportIdea.NameOf(sheet, sheets[sheet].Ideas.Count);
        ideas[name] = new IdeaRef(sheet, idea);
        return name;
    }

    public void TakesBack(string idea) =>
        sheets[ideas[idea].Sheet] = Sheet.Evolve(sheets[ideas[idea].Sheet], new SheetEvent.IdeaTakenBack(ideas[idea].Idea));

    public Guid Finds(int question, string text, params string[] evidence)
    {
        var finding = NextId();
        harvest = Harvest.Evolve(harvest, new HarvestEvent.FindingAdded(finding, question, text));
        foreach (var idea in evidence)
            harvest = Harvest.Evolve(harvest, new HarvestEvent.IdeaGathered(finding, ideas[idea].Sheet, ideas[idea].Idea));
        return finding;
    }

    public void Harvested(params HarvestEvent[] events) => harvest = events.Aggregate(harvest, Harvest.Evolve);

    public Guid Themes(int question, string name, params string[] lie)
    {
        var theme = NextId();
        Harvested(new HarvestEvent.ThemeAdded(theme, question, name));
        foreach (var idea in lie) Harvested(new HarvestEvent.IdeaPlaced(theme, ideas[idea].Sheet, ideas[idea].Idea));
        return theme;
    }

    public void Files(Guid finding, Guid theme) => Harvested(new HarvestEvent.FindingFiled(finding, theme));
    public void Merges(string idea, string into) => Harvested(new HarvestEvent.IdeasMerged(ideas[idea].Sheet, ideas[idea].Idea, ideas[into].Sheet, ideas[into].Idea));
    public void SetsAside(string idea, string reason) => Harvested(new HarvestEvent.IdeaSetAside(ideas[idea].Sheet, ideas[idea].Idea, reason));
    public void Reserves(Guid finding, ReservationKind kind, string text, params string[] said) =>
        Harvested(new HarvestEvent.ReservationAdded(finding, NextId(), kind, text, [.. said.Select(idea => ideas[idea])]));
    public void Differ(string one, string other) => Harvested(new HarvestEvent.DissentDecided(ideas[one], ideas[other], DissentVerdict.Minority));

    public Report Report(string language = "en") =>
        OpenTalks.Reports.Report.Of(setup, cafe, sheets, harvest, people.GetValueOrDefault, language);

    Guid NextId() => new(++ids, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8]);

    /// <summary>Forty-eight people, ideas in six languages on all tables but the last, seven findings.</summary>
    public static Evening Whole(Attribution attribution)
    {
        var evening = new Evening(attribution);
        foreach (var (i, name) in Names.Index())
            evening.Comes(name, Groups.Stakeholders[i % 7 == 6 ? 0 : i % 7], i % 3 == 0 ? Organisations[i % Organisations.Length] : null, Groups.Regions[i % 6]);
        evening.Happened([.. Enumerable.Range(1, 3).Select(round => new CafeEvent.AttendanceTaken(new RoundSeats(round,
            Enumerable.Range(1, 12).ToImmutableSortedDictionary(table => table, table => Names.Index()
                .Where(person => (person.Index + round * 5) % 12 == table - 1).Select(person => person.Index + 2).ToImmutableArray()))))]);
        for (var (round, next) = (1, 0); round <= 3; round++)
            for (var sheet = 1; sheet <= 11; sheet++)
                for (var i = 0; i < 1 + (sheet + round) % 3; i++, next++)
                {
                    var (language, text) = Texts[next % Texts.Length];
                    evening.Writes(2 + next % Names.Length, sheet, round, text, language, round > 1 && i == 0 ? ReportIdea.NameOf(sheet, 1) : null);
                }
        evening.Finds(1, "Governments are one voice among several: they convene, protect rights and act where nobody else can, and are asked to do it in the open.", "1-1", "2-1", "2-3", "3-1", "4-2");
        evening.Finds(1, "Blocking orders should be published within a day and end by themselves unless a court confirms them.", "1-2", "3-3", "4-3");
        evening.Finds(1, "Whether governments should decide in the last resort stayed open.", "2-2");
        evening.Finds(2, "Affordable access comes first: rural coverage, shared infrastructure and a price that a family can pay.", "5-1", "6-2", "7-1", "8-1", "5-3");
        evening.Finds(2, "Schools need people who teach, not only devices.", "6-1", "8-2");
        evening.Finds(3, "Consultations should say afterwards what became of every contribution.", "9-1", "10-1", "10-2", "11-1");
        evening.Finds(3, "Texts for consultation should come out in the six languages on the same day.", "9-2", "11-2");
        evening.TakesBack("4-2");
        return evening;
    }

    /// <summary>The whole evening, harvested to the end: themes, a merge, dissent, ideas set aside, and what somebody wrote.</summary>
    public static Evening Finished(Attribution attribution)
    {
        var evening = Whole(attribution);
        var found = evening.harvest.Findings.Select(finding => finding.Id).ToList();
        var voice = evening.Themes(1, "One voice among several", "1-1", "2-1");
        var open = evening.Themes(1, "Openness when power is used");
        var access = evening.Themes(2, "Access first");
        var answers = evening.Themes(3, "الرد على كل مساهمة");
        evening.Files(found[0], voice);
        evening.Files(found[1], open);
        evening.Files(found[3], access);
        evening.Files(found[4], access);
        evening.Files(found[5], answers);
        evening.Merges("4-1", "1-1");
        evening.Merges("3-2", "1-1");
        evening.Reserves(found[0], ReservationKind.Minority, "Some hold that governments should not convene at all.", "2-4");
        evening.Reserves(found[1], ReservationKind.Reservation, "A day is too short for small administrations.");
        evening.Differ("1-3", "2-2");
        var left = evening.Report().Ideas.Where(idea => idea.Fate == OpenTalks.Harvests.Proposals.Fate.NotPlaced).ToList();
        foreach (var (i, idea) in left.Index()) evening.SetsAside(idea.Name, i % 3 == 0 ? "off the question" : "said to the organisers");
        evening.Harvested(new HarvestEvent.PassageWritten("next-steps", "The findings go to the Town Hall in Bali on 25 October.\nIn November they go to the Council Working Group."));
        return evening;
    }

    static readonly string[] Names =
    [
        "Amina Diallo", "Jean Morel", "Li Wei", "Ольга Петрова", "سلمى الحداد", "Carlos Ruiz", "Ingrid Berg", "Kofi Mensah", "Priya Nair", "Tomás Silva",
        "Yuki Tanaka", "Fatou Ndiaye", "Hans Keller", "Mariam Haddad", "John O’Neill", "Sofia Rossi", "Ahmed Salem", "Elena Popescu", "Grace Wanjiru", "Pierre Dubois",
        "王芳", "Nadia Rahman", "Luis Ortega", "Anna Kowalska", "Samuel Adeyemi", "Zeynep Kaya", "David Cohen", "Rosa Quispe", "Minh Tran", "Leila Ben Ali",
        "Björn Lind", "Chioma Eze", "Paul Martin", "Ana Souza", "Omar Farouk", "Kim Ji-woo", "Emma Wilson", "Ravi Shah", "Clara Weiss", "Mamadou Ba",
        "Irina Volkova", "Pedro Gómez", "Aisha Bello", "Noah Fischer", "Lucía Vega", "Hana Sato", "Youssef Amrani", "Eva Novak",
    ];

    static readonly string[] Organisations =
        ["Ministry of Communications", "Diplo", "ISOC Geneva", "União Digital", "جمعية الإنترنت", "APNIC"];

    static readonly (string Language, string Text)[] Texts =
    [
        ("en", "Publish every blocking order within a day, with the law it rests on."),
        ("fr", "Le rôle de l’État : garantir l’accès de tous, y compris dans les zones rurales."),
        ("ar", "ينبغي أن تُنشر قرارات الحجب خلال 24 ساعة، وأن يُبيّن سببها (انظر RFC 7725)."),
        ("en", "Governments convene; they need not chair."),
        ("zh", "政府应当公布每一次征求意见的结果，并说明采纳了哪些建议。"),
        ("ru", "Нужны учителя, а не только устройства: без людей техника стоит в шкафу."),
        ("es", "La consulta debería decir después qué pasó con cada aporte."),
        ("en", "Share ducts and towers; one trench for everybody halves the price. In Kenya the “dig once” rule did more in two years than the subsidy did in ten, and it cost the state nothing but a signature."),
        ("", "Who decides when nobody agrees?"),
        ("ar", "الوصول أولاً: السعر الذي تستطيع الأسرة دفعه."),
        ("en", "Six languages, same day. A translation that comes three weeks later is an apology, not a translation."),
        ("fr", "Moins de réunions, mieux préparées"),
    ];
}
