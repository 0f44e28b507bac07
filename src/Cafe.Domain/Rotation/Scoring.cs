using System.Collections.Immutable;
using System.Numerics;

namespace OpenTalks.Rotations;

/// <summary>Counts what is short of perfect in a seating, from the seats alone and by the words of the method.</summary>
sealed class Scoring
{
    readonly Problem _p;
    readonly int[] _at;
    readonly byte[] _met;
    readonly ImmutableArray<Remark>.Builder _remarks = ImmutableArray.CreateBuilder<Remark>();
    int _repeats, _questionRepeats, _returns, _apart, _colleagues, _thin, _strangers, _unbridged, _oneRegion, _spread;

    Scoring(Problem p, int[] at) => (_p, _at, _met) = (p, at, new byte[p.N * p.N]);

    /// <param name="at">By person and round: table, or -1.</param>
    public static Score Of(Problem p, int[] at) => new Scoring(p, at).Count();

    Score Count()
    {
        var sizes = new List<int[]>();
        for (var r = 0; r < _p.Rounds; r++)
        {
            var tables = new List<int>[_p.T];
            for (var t = 0; t < _p.T; t++) tables[t] = [];
            for (var x = 0; x < _p.N; x++)
                if (_at[x * _p.Rounds + r] is >= 0 and var t) tables[t].Add(x);
            var open = tables.Where(t => t.Count > 0).Select(t => t.Count).ToArray();
            if (open.Length > 0) _spread = Math.Max(_spread, open.Max() - open.Min());
            sizes.Add(open);
            for (var t = 0; t < _p.T; t++)
            {
                Meet(tables[t], r, t);
                if (tables[t].Count > 1) Mix(tables[t], r, t);
            }
        }
        for (var x = 0; x < _p.N; x++) if (!_p.Rooted[x]) Route(x);
        Sum();
        return new(_repeats, _questionRepeats, _returns, _apart, _colleagues, _thin, _strangers, _unbridged, _oneRegion, _spread,
            RepeatBound.Of(sizes, _p.N), _remarks.ToImmutable());
    }

    int Number(int person) => _p.People[person].Number;

    /// <param name="here">People, ascending.</param>
    void Meet(List<int> here, int r, int t)
    {
        foreach (var x in here)
            foreach (var y in here)
            {
                if (y >= x) break;
                var kind = _p.PairClass[x * _p.N + y];
                if (_met[x * _p.N + y]++ > 0 && (kind & Problem.TogetherPair) == 0) _repeats++;
                if ((kind & Problem.ColleaguePair) != 0) _colleagues++;
                if ((kind & Problem.ApartPair) == 0) continue;
                _apart++;
                _remarks.Add(Remark.Of("apart-meet", ("round", r + 1), ("table", _p.Tables[t].Number), ("people", (int[])[Number(y), Number(x)])));
            }
    }

    void Mix(List<int> here, int r, int t)
    {
        var groups = BitOperations.PopCount(here.Aggregate(0ul, (bits, x) => bits | _p.Group[x]));
        if (groups < Math.Min(3, Math.Min(here.Count, _p.Groups)))
        {
            _thin++;
            _remarks.Add(Remark.Of("table-few-groups", ("round", r + 1), ("table", _p.Tables[t].Number), ("groups", groups)));
        }
        if (_p.Regions > 1 && BitOperations.PopCount(here.Aggregate(0ul, (bits, x) => bits | _p.Region[x])) < 2) _oneRegion++;
        var lonely = here.Where(x => !here.Exists(y => y != x && (_p.Language[x] & _p.Language[y]) != 0)).Select(Number).ToArray();
        if (lonely.Length > 0)
        {
            _strangers++;
            _remarks.Add(Remark.Of("table-stranger", ("round", r + 1), ("table", _p.Tables[t].Number), ("people", lonely)));
        }
        if (FallsApart(here)) _unbridged++;
    }

    bool FallsApart(List<int> here)
    {
        var reach = _p.Language[here[0]];
        for (ulong before = 0; before != reach;)
        {
            before = reach;
            foreach (var x in here) if ((_p.Language[x] & reach) != 0) reach |= _p.Language[x];
        }
        return here.Exists(x => (_p.Language[x] & reach) == 0);
    }

    /// <summary>How often this person works again on a question while one is left, and how often he or she is back at a table; hosting does not count.</summary>
    void Route(int person)
    {
        var questions = new HashSet<int>();
        var tables = new HashSet<int>();
        for (var r = 0; r < _p.Rounds; r++)
        {
            var t = _at[person * _p.Rounds + r];
            if (t < 0) continue;
            var hosting = _p.People[person].HostOf == _p.Tables[t].Number;
            if (_p.Questions > 0 && _p.Question[t] >= 0)
            {
                if (questions.Contains(_p.Question[t]) && questions.Count < _p.Questions && !hosting) _questionRepeats++;
                questions.Add(_p.Question[t]);
            }
            if (!tables.Add(t) && !hosting) _returns++;
        }
    }

    /// <summary>The sums, in words, before what is wrong at single tables.</summary>
    void Sum()
    {
        (string Code, int Count)[] sums =
        [
            ("questions-again", _questionRepeats), ("pairs-again", _repeats), ("colleagues-meet", _colleagues), ("back-at-table", _returns),
            ("tables-unbridged", _unbridged), ("tables-one-region", _oneRegion), ("sizes-differ", _spread > 1 ? _spread : 0),
        ];
        _remarks.InsertRange(0, sums.Where(s => s.Count > 0).Select(s => Remark.Of(s.Code, ("count", s.Count))));
    }
}
