namespace OpenTalks.Rotations;

/// <summary>Steps made of several, taken back as one if they do not pay.</summary>
sealed partial class Annealing
{
    long _before;

    void Begin()
    {
        if (_board.Cost < BestCost) Consider();
        _before = _board.Cost;
        _journalled = 0;
    }

    void Swap(int p, int q, int r)
    {
        _journal[_journalled++] = (p, r, _board.TableOf(p, r));
        _journal[_journalled++] = (q, r, _board.TableOf(q, r));
        _board.Swap(p, q, r);
    }

    void Shift(int p, int r, int table)
    {
        _journal[_journalled++] = (p, r, _board.TableOf(p, r));
        _board.Move(p, r, table);
    }

    void Decide()
    {
        if (_board.Cost - _before <= _limit)
        {
            if (_board.Cost <= 0) Consider();
            return;
        }
        TakeBack();
    }

    void TakeBack()
    {
        // All stand before anybody sits: no table is overfull on the way.
        for (var j = _journalled - 1; j >= 0; j--)
            if (_board.TableOf(_journal[j].Person, _journal[j].Round) >= 0) _board.Stand(_journal[j].Person, _journal[j].Round);
        for (var j = 0; j < _journalled; j++)
            if (_board.TableOf(_journal[j].Person, _journal[j].Round) < 0) _board.Sit(_journal[j].Person, _journal[j].Round, _journal[j].Table);
    }

    /// <summary>People who sit together go to another table of that round, for as many singles or another such list, or to free seats.</summary>
    void MoveUnit()
    {
        var (unit, r) = _units[_dice.Below(_units.Length)];
        int a = _board.TableOf(unit[0], r), b = _dice.Below(_p.T);
        if (a == b) return;
        foreach (var x in unit) if (!MayTake(x, r, b)) return;
        Begin();
        if (Clear(unit.Length, r, a, b))
        {
            foreach (var x in unit) Shift(x, r, b);
            if (Fits(r, a) && Fits(r, b))
            {
                Decide();
                return;
            }
        }
        TakeBack();
    }

    /// <summary>Somebody who stays put, and who must sit with them, settles at another table for all rounds.</summary>
    void MoveSettled()
    {
        var unit = _settled[_dice.Below(_settled.Length)];
        var b = _dice.Below(_p.T);
        Begin();
        for (var r = _p.Done; r < _p.Until; r++)
        {
            int a = -1, present = 0;
            foreach (var x in unit)
            {
                if (_board.TableOf(x, r) is not (>= 0 and var t)) continue;
                (a, present) = (t, present + 1);
                if (a == b || !MayTake(x, r, b)) { TakeBack(); return; }
            }
            if (present == 0) continue;
            if (!Clear(present, r, a, b)) { TakeBack(); return; }
            foreach (var x in unit) if (_board.TableOf(x, r) >= 0) Shift(x, r, b);
            if (!Fits(r, a) || !Fits(r, b)) { TakeBack(); return; }
        }
        Decide();
    }

    bool Fits(int r, int t)
    {
        var size = _board.Size(r, t);
        return size <= _p.Tables[t].Max && (size >= _p.Tables[t].Min || size == 0);
    }

    /// <summary>Sends as many people from b to a as are about to come, or fewer where there are free seats.</summary>
    bool Clear(int coming, int r, int a, int b)
    {
        var go = coming;
        var spare = Math.Min(_p.Tables[b].Max - _board.Size(r, b), _board.Size(r, a) - _p.Tables[a].Min);
        if (spare > 0 && _dice.Below(2) == 0) go -= _dice.Below(Math.Min(spare, coming) + 1);
        for (; go > 0; go--)
        {
            // Bounded, because a whole list of the other table may have to go for it.
            var members = _board.Members(r, b);
            if (members.Length == 0) return false;
            var x = -1;
            var start = _dice.Below(members.Length);
            for (var i = 0; i < members.Length && x < 0; i++)
            {
                var y = members[(start + i) % members.Length];
                if (_single[y * _p.Rounds + r] && MayTake(y, r, a)) x = y;
            }
            if (x >= 0 && _board.Size(r, a) < _board.Capacity)
            {
                Shift(x, r, a);
                continue;
            }
            return go == coming && ClearList(coming, r, a, b);
        }
        return true;
    }

    bool ClearList(int coming, int r, int a, int b)
    {
        foreach (var (other, round) in _units)
        {
            if (round != r || other.Length != coming || _board.TableOf(other[0], r) != b) continue;
            foreach (var x in other) if (!MayTake(x, r, a)) return false;
            if (_board.Size(r, a) + coming > _board.Capacity) return false;
            foreach (var x in other) Shift(x, r, a);
            return true;
        }
        return false;
    }

    void ExchangeWholeTables(int r, int a, int b)
    {
        int sizeA = _board.Size(r, a), sizeB = _board.Size(r, b);
        if (sizeA > _p.Tables[b].Max || sizeA < _p.Tables[b].Min || sizeB > _p.Tables[a].Max || sizeB < _p.Tables[a].Min) return;
        if (!_p.Takes(a, r) || !_p.Takes(b, r)) return;
        var delta = _board.TablesDelta(r, a, b);
        if (delta > _limit) return;
        Leaving(delta);
        _board.ExchangeTables(r, a, b, delta);
        if (_board.Cost <= 0) Consider();
    }

    /// <summary>All singles of two tables change places in one round.</summary>
    void ExchangeTables()
    {
        var r = _p.Done + _dice.Below(_p.Until - _p.Done);
        int a = _dice.Below(_p.T), b = _dice.Below(_p.T);
        if (a == b || !_filling.IsOpen(r, a) || !_filling.IsOpen(r, b)) return;
        int atA = 0, atB = 0;
        foreach (var x in _board.Members(r, a))
            if (_single[x * _p.Rounds + r])
            {
                if (!_p.Sits(x, b)) return;
                atA++;
            }
        foreach (var x in _board.Members(r, b))
            if (_single[x * _p.Rounds + r])
            {
                if (!_p.Sits(x, a)) return;
                atB++;
            }
        if (atA == _board.Size(r, a) && atB == _board.Size(r, b))
        {
            ExchangeWholeTables(r, a, b);
            return;
        }
        if (atA != atB || atA == 0) return;
        Begin();
        for (var i = 0; i < atA; i++)
        {
            var p = SingleAt(r, a, not: b);
            var q = SingleAt(r, b, not: a);
            Swap(p, q, r);
        }
        Decide();

        // The first single there who did not just come from the other table.
        int SingleAt(int round, int table, int not)
        {
            foreach (var x in _board.Members(round, table))
            {
                if (!_single[x * _p.Rounds + round]) continue;
                var came = false;
                for (var j = 0; j < _journalled; j++) came |= _journal[j].Person == x && _journal[j].Table == not;
                if (!came) return x;
            }
            return -1;
        }
    }
}
