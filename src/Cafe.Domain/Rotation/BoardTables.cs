namespace OpenTalks.Rotations;

/// <summary>Two whole tables change places: who meets whom stays, only people's routes change.</summary>
sealed partial class Board
{
    /// <summary>What it adds when all people of two tables change places in that round.</summary>
    public int TablesDelta(int r, int a, int b)
    {
        var delta = 0;
        foreach (var x in Members(r, a)) delta += RouteDelta(x, r, a, b);
        foreach (var y in Members(r, b)) delta += RouteDelta(y, r, b, a);
        return delta;
    }

    /// <param name="delta">As <see cref="TablesDelta"/> said.</param>
    public void ExchangeTables(int r, int a, int b, int delta)
    {
        foreach (var x in Members(r, a)) Relabel(x, r, a, b);
        foreach (var y in Members(r, b)) Relabel(y, r, b, a);
        int cellA = r * _t + a, cellB = r * _t + b;
        for (var i = 0; i < _cap; i++)
            (_members[cellA * _cap + i], _members[cellB * _cap + i]) = (_members[cellB * _cap + i], _members[cellA * _cap + i]);
        (_size[cellA], _size[cellB]) = (_size[cellB], _size[cellA]);
        (_mix[cellA], _mix[cellB]) = (_mix[cellB], _mix[cellA]);
        _cost += delta;
    }

    void Relabel(int p, int r, int from, int to)
    {
        Count(p, from, -1);
        Count(p, to, 1);
        At[p * _rounds + r] = to;
    }
}
