using System.Numerics;

namespace OpenTalks.Rotations;

/// <summary>What the people of one table are to each other: groups, regions and languages.</summary>
sealed partial class Board
{
    /// <summary>What the mix at a table costs without one person and with another (-1: nobody).</summary>
    int MixWith(int cell, int without, int with)
    {
        var members = _members.AsSpan(cell * _cap, _size[cell]);
        ulong groups = 0, regions = 0, common = ulong.MaxValue;
        var size = 0;
        foreach (var x in members)
        {
            if (x == without) continue;
            groups |= P.Group[x];
            regions |= P.Region[x];
            common &= P.Language[x];
            size++;
        }
        if (with >= 0)
        {
            groups |= P.Group[with];
            regions |= P.Region[with];
            common &= P.Language[with];
            size++;
        }
        if (size < 2) return 0;
        var cost = 0;
        if (BitOperations.PopCount(groups) < Math.Min(3, Math.Min(size, P.Groups))) cost += _rules.ThreeGroups;
        if (P.Regions > 1 && BitOperations.PopCount(regions) < 2) cost += _rules.TwoRegions;
        return common != 0 ? cost : cost + SpeechWith(members, without, with);
    }

    int SpeechWith(ReadOnlySpan<int> members, int without, int with)
    {
        ulong once = 0, twice = 0;
        foreach (var x in members)
        {
            if (x == without) continue;
            twice |= once & P.Language[x];
            once |= P.Language[x];
        }
        if (with >= 0) twice |= once & P.Language[with];
        var lonely = with >= 0 && (P.Language[with] & twice) == 0;
        var reach = with >= 0 ? P.Language[with] : P.Language[members[0] == without ? members[1] : members[0]];
        foreach (var x in members) lonely |= x != without && (P.Language[x] & twice) == 0;
        for (ulong before = 0; before != reach;)
        {
            before = reach;
            foreach (var x in members)
                if (x != without && (P.Language[x] & reach) != 0) reach |= P.Language[x];
        }
        var split = false;
        foreach (var x in members) split |= x != without && (P.Language[x] & reach) == 0;
        return (lonely ? _rules.SharedLanguage : 0) + (split ? _rules.Bridge : 0);
    }
}
