namespace OpenTalks.Rotations;

/// <summary>Which tables open in a round: as many as their minima allow, and questions take turns in having fewer.</summary>
sealed partial class Filling
{
    void Open(int r, List<int> waiting, List<int[]> units, int[]? wish)
    {
        var wanted = new int[_p.T];
        if (wish is not null)
            for (var p = 0; p < _p.N; p++)
                if (wish[p * _p.Rounds + r] is >= 0 and var t) wanted[t]++;
        var all = waiting.Concat(units.SelectMany(u => u)).ToArray();
        int inRoom = all.Count(p => _p.People[p].Place == Place.Room), remote = all.Length - inRoom;
        for (var t = 0; t < _p.T; t++) _open[r * _p.T + t] = _p.Takes(t, r) || _board.Size(r, t) > 0;
        var had = Had(r);
        while (true)
        {
            int roomNeed = Need(Place.Room), remoteNeed = Need(Place.Remote), mixedNeed = Need(Place.Mixed);
            var over = roomNeed > inRoom ? Place.Room : remoteNeed > remote ? Place.Remote
                : roomNeed + remoteNeed + mixedNeed > all.Length ? Place.Mixed : (Place?)null;
            if (over is null) return;
            // Of the question with most tables left, so that every question keeps its share.
            var left = Enumerable.Range(0, _p.T).Where(t => _open[r * _p.T + t]).ToArray();
            var closing = left.Where(t => _board.Size(r, t) == 0 && _p.Tables[t].Min > 0 && (over == Place.Mixed || _p.Tables[t].Place == over))
                .OrderBy(t => wanted[t]).ThenByDescending(t => left.Count(u => _p.Question[u] == _p.Question[t]))
                .ThenByDescending(t => had[t]).ThenByDescending(t => _p.Tables[t].Min)
                .ThenByDescending(t => t).DefaultIfEmpty(-1).First();
            if (closing < 0) return;
            _open[r * _p.T + closing] = false;
        }

        int Need(Place place)
        {
            var need = 0;
            for (var t = 0; t < _p.T; t++)
                if (_open[r * _p.T + t] && _p.Tables[t].Place == place) need += Math.Max(0, _p.Tables[t].Min - _board.Size(r, t));
            return need;
        }
    }

    /// <summary>
    /// By table: how many tables its question had in the rounds before, so that questions take turns in having fewer. Whoever sits where
    /// must not matter: two fillings of one problem open the same tables.
    /// </summary>
    int[] Had(int r)
    {
        var tables = new int[_p.Questions + 1];
        for (var k = 0; k < r; k++)
            for (var t = 0; t < _p.T; t++)
                if (k >= _p.Done ? _open[k * _p.T + t] : Enumerable.Range(0, _p.N).Any(p => _p.FixedAt[p * _p.Rounds + k] == t)) tables[_p.Question[t] + 1]++;
        return [.. _p.Question.Select(question => question < 0 ? 0 : tables[question + 1])];
    }
}
