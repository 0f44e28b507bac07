using System.Text.Json.Serialization;

namespace OpenTalks.Harvests.Proposals;

/// <summary>How widely a finding's evidence is spread; it decides how the finding may be worded.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Spread>))]
public enum Spread
{
    /// <summary>No evidence yet.</summary>
    [JsonStringEnumMemberName("none")] None,

    /// <summary>One idea: it is printed as said once.</summary>
    [JsonStringEnumMemberName("once")] Once,

    /// <summary>Several ideas of one table.</summary>
    [JsonStringEnumMemberName("one-table")] OneTable,

    /// <summary>More than one table, less than half of those that wrote on the question.</summary>
    [JsonStringEnumMemberName("several")] Several,

    /// <summary>At least half of the tables that wrote on the question, two or more.</summary>
    [JsonStringEnumMemberName("shared")] Shared,

    /// <summary>A reservation or a minority view stands beside it.</summary>
    [JsonStringEnumMemberName("contested")] Contested,
}

/// <summary>Says how widely evidence is spread.</summary>
public static class Spreads
{
    /// <param name="tablesOfEvidence">The table of each idea behind the finding.</param>
    /// <param name="tablesThatWrote">How many tables wrote on the question.</param>
    public static Spread Of(IReadOnlyCollection<int> tablesOfEvidence, int tablesThatWrote, bool contested)
    {
        if (tablesOfEvidence.Count == 0) return Spread.None;
        if (contested) return Spread.Contested;
        if (tablesOfEvidence.Count == 1) return Spread.Once;
        var tables = tablesOfEvidence.Distinct().Count();
        return tables == 1 ? Spread.OneTable : 2 * tables >= tablesThatWrote ? Spread.Shared : Spread.Several;
    }
}
