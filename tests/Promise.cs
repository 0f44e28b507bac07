using Xunit.v3;

namespace OpenTalks;

/// <summary>
/// The requirements and promises (tests/requirements/ids.tsv) that a test shows, through a screen or a socket. docs/requirements.md
/// is written from the tests of the last run that carry one and passed.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
sealed class PromiseAttribute(params string[] ids) : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [.. ids.Select(id => KeyValuePair.Create("Promise", id))];
}
