using System.Collections.Immutable;

namespace OpenTalks.Rotations;

/// <summary>A room, its history and rules as arrays: people, tables and rounds are indices from 0 here.</summary>
sealed class Problem
{
    /// <summary>In <see cref="FixedAt"/>: may sit anywhere, or takes no part.</summary>
    public const int Free = -1, Away = -2;

    public readonly RoomPerson[] People;
    public readonly RoomTable[] Tables;
    public readonly Dictionary<int, int> PersonIndex = [], TableIndex = [];
    /// <summary>Rounds of the café, rounds that happened, and the end (exclusive) of those to be planned.</summary>
    public readonly int Rounds, Done, Until;
    public readonly Rules Rules;
    public readonly ulong[] Group, Region, Language;
    /// <summary>By table: its question, or -1.</summary>
    public readonly int[] Question;
    public readonly int Questions, Groups, Regions;
    /// <summary>By person and round: table, <see cref="Free"/> or <see cref="Away"/>.</summary>
    public readonly int[] FixedAt;
    /// <summary>Hosts and people who stay put: their returns and question repeats are no fault.</summary>
    public readonly bool[] Rooted;
    public readonly bool[] StaysPut;
    /// <summary>By person: the people who must sit together, this person included; null for singles.</summary>
    public readonly int[]?[] Unit;
    public readonly byte[] PairClass;
    public readonly bool HasMix;
    /// <summary>No rule that weighs much tells one person from another.</summary>
    public readonly bool Alike;

    public int N => People.Length;
    public int T => Tables.Length;

    /// <summary>The kinds of a pair, above the five bits in which a board counts its meetings.</summary>
    public const byte PlainPair = 0, TogetherPair = 1 << 5, ColleaguePair = 2 << 5, ApartPair = 4 << 5;

    public Problem(Room room, History history, Rules rules, int until)
    {
        People = [.. room.People.OrderBy(p => p.Number)];
        Tables = [.. room.Tables.OrderBy(t => t.Number)];
        (Rounds, Done, Until, Rules) = (room.Rounds, history.Done, until, rules);
        for (var p = 0; p < N; p++) PersonIndex[People[p].Number] = p;
        for (var t = 0; t < T; t++) TableIndex[Tables[t].Number] = t;

        Group = Bits(p => [p.Group], out Groups);
        Region = Bits(p => [p.Region], out Regions);
        Language = Bits(p => p.Languages, out var languages);
        // Nothing known about somebody's languages is no reason to call them a stranger.
        for (var p = 0; p < N; p++) if (Language[p] == 0) Language[p] = ulong.MaxValue;
        HasMix = Groups > 1 || languages > 1 || Regions > 1;

        var asked = room.Format is Format.QuestionPerTable or Format.FreeChoice or Format.HalfMoves
            ? Tables.Select(t => t.Question).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray() : [];
        Questions = asked.Length;
        Question = [.. Tables.Select(t => t.Question is { } q ? Array.IndexOf(asked, q) : -1)];

        Unit = Units(room);
        StaysPut = [.. People.Select(p => p.StaysPut || room.Format == Format.QuestionsMove && p.HostOf is null)];
        Rooted = [.. People.Select((p, i) => StaysPut[i] || p.HostOf is not null && room.Hosts == HostsDo.Stay)];
        FixedAt = Fix(room, history);
        PairClass = Classes(room);
        Alike = Groups < 2 && languages < 2 && !PairClass.AsSpan().ContainsAnyExcept(PlainPair);
    }

    public bool Sits(int person, int table) =>
        Tables[table].Place == Place.Mixed || Tables[table].Place == People[person].Place;

    /// <summary>Whether somebody who is not bound to the table may be seated there.</summary>
    public bool Takes(int table, int round) => !Tables[table].Locked && !Tables[table].ClosedIn(round + 1);

    ulong[] Bits(Func<RoomPerson, IEnumerable<string>> of, out int count)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var bits = new ulong[N];
        for (var p = 0; p < N; p++)
            foreach (var word in of(People[p]))
            {
                if (!known.TryGetValue(word, out var bit)) known[word] = bit = known.Count;
                bits[p] |= 1ul << (bit & 63);
            }
        count = known.Count;
        return bits;
    }

    int[]?[] Units(Room room)
    {
        var root = Enumerable.Range(0, N).ToArray();
        int Find(int x) => root[x] == x ? x : root[x] = Find(root[x]);
        foreach (var list in room.Together)
            foreach (var other in list)
                root[Find(PersonIndex[other])] = Find(PersonIndex[list[0]]);
        var units = new int[]?[N];
        foreach (var unit in Enumerable.Range(0, N).GroupBy(Find).Where(g => g.Count() > 1))
        {
            var members = unit.ToArray();
            foreach (var p in members) units[p] = members;
        }
        return units;
    }

    int[] Fix(Room room, History history)
    {
        var at = new int[N * Rounds];
        Array.Fill(at, Free);
        for (var p = 0; p < N; p++)
            for (var r = 0; r < Rounds; r++)
                if (r < Done || !People[p].TakesPartIn(r + 1)) at[p * Rounds + r] = Away;
        foreach (var seats in history.Seats)
            foreach (var person in seats.People)
                at[PersonIndex[person] * Rounds + seats.Round - 1] = TableIndex[seats.Table];
        foreach (var pin in room.Pins)
            if (pin.Round > Done && pin.Round <= Rounds) Bind(PersonIndex[pin.Person], pin.Round - 1, TableIndex[pin.Table]);
        for (var p = 0; p < N; p++)
            for (var r = Done; r < Rounds; r++)
                if (People[p].HostOf is { } host && room.HostSits(r + 1) && !Tables[TableIndex[host]].ClosedIn(r + 1))
                    Bind(p, r, TableIndex[host]);
        for (var p = 0; p < N; p++)
            if (StaysPut[p] && First(p) is { } home)
                for (var r = Done; r < Rounds; r++)
                    if (!Tables[home].ClosedIn(r + 1) && at[p * Rounds + r] == Free) Bind(p, r, home);
        return at;

        void Bind(int person, int round, int table)
        {
            foreach (var p in Unit[person] ?? [person])
                if (at[p * Rounds + round] == Free) at[p * Rounds + round] = table;
        }

        int? First(int person)
        {
            for (var r = 0; r < Rounds; r++)
                if (at[person * Rounds + r] >= 0) return at[person * Rounds + r];
            return null;
        }
    }

    byte[] Classes(Room room)
    {
        var classes = new byte[N * N];
        void Mark(int a, int b, byte kind)
        {
            classes[a * N + b] |= kind;
            classes[b * N + a] |= kind;
        }
        foreach (var firm in Enumerable.Range(0, N).Where(p => People[p].Organisation != "").GroupBy(p => People[p].Organisation, StringComparer.Ordinal))
        {
            var members = firm.ToArray();
            for (var i = 0; i < members.Length; i++)
                for (var j = 0; j < i; j++) Mark(members[i], members[j], ColleaguePair);
        }
        foreach (var list in room.Apart)
            for (var i = 0; i < list.Length; i++)
                for (var j = 0; j < i; j++) Mark(PersonIndex[list[i]], PersonIndex[list[j]], ApartPair);
        for (var p = 0; p < N; p++)
            foreach (var other in Unit[p] ?? [])
                if (other != p) classes[p * N + other] |= TogetherPair;
        return classes;
    }
}
