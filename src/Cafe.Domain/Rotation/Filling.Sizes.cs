namespace OpenTalks.Rotations;

/// <summary>Room for whoever finds none, minima that are reached, and sizes that differ by one at most.</summary>
sealed partial class Filling
{
    /// <summary>Sends somebody on from a table this person could take; -1 where nobody can go on.</summary>
    int MakeRoom(int p, int r)
    {
        for (var t = 0; t < _p.T; t++)
        {
            if (!CanTake(p, r, t)) continue;
            foreach (var x in _board.Members(r, t))
            {
                if (!IsSingle(_p, x, r)) continue;
                for (var v = 0; v < _p.T; v++)
                    if (v != t && CanTake(x, r, v) && HasRoom(r, v))
                    {
                        _board.Move(x, r, v);
                        return t;
                    }
            }
        }
        return -1;
    }

    bool LiftToMinimum(int r)
    {
        for (var t = 0; t < _p.T; t++)
            while (_board.Size(r, t) is var size && size < _p.Tables[t].Min && (size > 0 || _open[r * _p.T + t]))
                if (!Lift(r, t)) return false;
        return true;
    }

    bool Lift(int r, int t)
    {
        if (!_p.Takes(t, r)) return false;
        foreach (var from in Enumerable.Range(0, _p.T).OrderByDescending(u => _board.Size(r, u) - _p.Tables[u].Min))
        {
            if (_board.Size(r, from) <= _p.Tables[from].Min) break;
            foreach (var x in _board.Members(r, from).ToArray())
            {
                if (!IsSingle(_p, x, r)) continue;
                if (CanTake(x, r, t))
                {
                    _board.Move(x, r, t);
                    return true;
                }
                // Through a third table: x replaces somebody there who may sit here.
                for (var via = 0; via < _p.T; via++)
                {
                    if (via == t || via == from || !CanTake(x, r, via)) continue;
                    foreach (var y in _board.Members(r, via))
                        if (IsSingle(_p, y, r) && CanTake(y, r, t))
                        {
                            _board.Move(y, r, t);
                            _board.Move(x, r, via);
                            return true;
                        }
                }
            }
        }
        return false;
    }

    /// <summary>Moves singles from large tables to small ones until sizes differ by one at most, where that is free.</summary>
    bool Level(int r)
    {
        if (_p.Rules.EvenSizes == 0 || KeepsWishes) return true;
        for (var moved = true; moved;)
        {
            moved = false;
            for (var a = 0; a < _p.T; a++)
                for (var b = 0; b < _p.T && !moved; b++)
                {
                    if (_board.Size(r, b) + 1 >= _board.Size(r, a) || _board.Size(r, a) <= _p.Tables[a].Min || !HasRoom(r, b)) continue;
                    foreach (var x in _board.Members(r, a))
                        if (IsSingle(_p, x, r) && CanTake(x, r, b))
                        {
                            _board.Move(x, r, b);
                            moved = true;
                            break;
                        }
                }
        }
        return true;
    }

    /// <summary>What the most even sizes would cost, places and people who are bound left aside.</summary>
    long SizeFloor()
    {
        long floor = 0;
        for (var r = _p.Done; r < _p.Until; r++)
        {
            var left = 0;
            var sizes = new int[_p.T];
            for (var t = 0; t < _p.T; t++)
            {
                left += _board.Size(r, t);
                if (_board.Size(r, t) > 0) left -= sizes[t] = _p.Tables[t].Min;
            }
            for (; left > 0; left--)
            {
                var least = -1;
                for (var t = 0; t < _p.T; t++)
                    if (_board.Size(r, t) > 0 && sizes[t] < _p.Tables[t].Max && (least < 0 || sizes[t] < sizes[least])) least = t;
                sizes[least]++;
            }
            foreach (var size in sizes) floor += (long)_p.Rules.EvenSizes * size * (size - 1) / 2;
        }
        return floor;
    }
}
