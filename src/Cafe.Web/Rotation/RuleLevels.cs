using OpenTalks.Rotations;

namespace OpenTalks.Web.Rotation;

/// <summary>How important each soft rule is, in three words a facilitator can choose from: "off", "some" is its usual weight, "much" four times that.</summary>
public static class RuleLevels
{
    const int MuchTimes = 4;

    public static IReadOnlyList<string> Levels { get; } = ["off", "some", "much"];

    static readonly (string Name, Func<Rules, int> Get, Func<Rules, int, Rules> Set)[] s_all =
    [
        ("question-once", rules => rules.QuestionOnce, (rules, weight) => rules with { QuestionOnce = weight }),
        ("meet-once", rules => rules.MeetOnce, (rules, weight) => rules with { MeetOnce = weight }),
        ("no-return", rules => rules.NoReturn, (rules, weight) => rules with { NoReturn = weight }),
        ("apart", rules => rules.Apart, (rules, weight) => rules with { Apart = weight }),
        ("colleagues-apart", rules => rules.ColleaguesApart, (rules, weight) => rules with { ColleaguesApart = weight }),
        ("three-groups", rules => rules.ThreeGroups, (rules, weight) => rules with { ThreeGroups = weight }),
        ("shared-language", rules => rules.SharedLanguage, (rules, weight) => rules with { SharedLanguage = weight }),
        ("bridge", rules => rules.Bridge, (rules, weight) => rules with { Bridge = weight }),
        ("two-regions", rules => rules.TwoRegions, (rules, weight) => rules with { TwoRegions = weight }),
        ("even-sizes", rules => rules.EvenSizes, (rules, weight) => rules with { EvenSizes = weight }),
        ("keep-later-seats", rules => rules.KeepLaterSeats, (rules, weight) => rules with { KeepLaterSeats = weight }),
    ];

    public static IEnumerable<string> Names => s_all.Select(rule => rule.Name);

    public static string Of(Rules rules, string name)
    {
        var get = s_all.First(rule => rule.Name == name).Get;
        return get(rules) == 0 ? "off" : get(rules) <= get(Rules.Default) ? "some" : "much";
    }

    /// <param name="level">By rule's name: what was chosen. A rule that keeps its level keeps its weight; anything else unknown changes nothing.</param>
    public static Rules Set(Rules rules, Func<string, string?> level)
    {
        foreach (var (name, get, set) in s_all)
        {
            if (level(name) is not { } chosen || chosen == Of(rules, name)) continue;
            rules = chosen switch
            {
                "off" => set(rules, 0),
                "some" => set(rules, get(Rules.Default)),
                "much" => set(rules, Math.Min(Rules.Heaviest, MuchTimes * get(Rules.Default))),
                _ => rules,
            };
        }
        return rules;
    }
}
