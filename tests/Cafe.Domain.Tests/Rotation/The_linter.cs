using System.Collections.Immutable;
using System.Text.Json;
using FluentAssertions;
using OpenTalks.Rotations;
using Xunit;

namespace OpenTalks.Domain.Tests.Rotations;

public class The_linter
{
    static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static TheoryData<string> Names => [.. Cases().Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void finds_what_a_facilitator_would(string name)
    {
        var one = Cases().Single(c => c.Name == name);
        Linter.Check(one.Draft).Select(f => Say(f.What.Code, f.What.With) + " -> " + Say(f.Remedy.Code, f.Remedy.With))
            .Should().Equal(one.Findings.Select(f => Say(f.What, f.With) + " -> " + Say(f.Remedy, f.How)));
    }

    static string Say(string code, IReadOnlyDictionary<string, string> with) =>
        string.Join(' ', [code, .. with.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => $"{w.Key}={w.Value}")]);

    static Case[] Cases()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "tests", "linter.json"))) folder = folder.Parent;
        return JsonSerializer.Deserialize<Case[]>(File.ReadAllText(Path.Combine(folder.FullName, "tests", "linter.json")), s_json)!;
    }

    sealed record Case(string Name, Draft Draft, Expected[] Findings);
    sealed record Expected(string What, Dictionary<string, string> With, string Remedy, Dictionary<string, string> How);
}
