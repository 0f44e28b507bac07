using System.Collections.Immutable;
using OpenTalks.Cafes;
using OpenTalks.People;

namespace OpenTalks.Web.Setups;

/// <summary>The page on which a café is set up.</summary>
/// <param name="Form">As typed, or as it is kept.</param>
/// <param name="Read">The same as far as it could be read; the linter looks at it.</param>
/// <param name="Faults">What keeps it from being kept, at its fields.</param>
/// <param name="Refused">A refusal's code, or null.</param>
/// <param name="CanUndo">A change can be taken back.</param>
/// <param name="Running">The programme has started: only texts can be corrected.</param>
/// <param name="Agreed">Guests have come in under the rule, the consent and the days.</param>
/// <param name="Kept">What stands in the form is what is kept.</param>
public sealed record SetupView(
    Guid Cafe, string Code, SetupForm Form, Setup Read, ImmutableArray<SetupFault> Faults, string? Refused,
    bool CanUndo, bool Running, bool Agreed, bool Kept)
{
    /// <summary>What is said of the people who are known by now: the linter counts them.</summary>
    public ImmutableArray<PersonDetails> Known { get; init; } = [];

    /// <summary>The code of what is wrong with a field, or null.</summary>
    public string? FaultAt(string where) => Faults.FirstOrDefault(fault => fault.Where == where)?.Code;

    public static ImmutableArray<string> Zones { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
            .Where(id => id == "UTC" || id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal) && !id.StartsWith("System", StringComparison.Ordinal))
            .Distinct().Order(StringComparer.Ordinal),
    ];
}

/// <summary>What the page is told after a change that its script sent.</summary>
/// <param name="Version">To be named by the next change.</param>
/// <param name="Saved">The change is kept. Otherwise <paramref name="Faults"/> or <paramref name="Refused"/> says why not.</param>
/// <param name="Faults">By field, in words.</param>
/// <param name="Changed">The form looks otherwise now than it was sent: the page is to be read again.</param>
/// <param name="Where">The field to go on at.</param>
public sealed record SetupAnswer(
    int Version, bool Saved, ImmutableSortedDictionary<string, string> Faults, string? Refused, SetupFindings Findings,
    bool CanUndo, bool Changed, string? Where, string Minutes, string FoundLead);
