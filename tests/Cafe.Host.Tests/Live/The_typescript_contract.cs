using FluentAssertions;
using Xunit;

namespace OpenTalks.Host.Tests.Live;

public class The_typescript_contract
{
    /// <summary>Set UPDATE_CONTRACT=1 to write the file anew after a change of the records.</summary>
    [Fact]
    public async Task is_what_the_records_say()
    {
        var file = Path.Combine(Repository.Root, "src/Cafe.Web/Client/wire.ts");
        if (Environment.GetEnvironmentVariable("UPDATE_CONTRACT") == "1") await File.WriteAllTextAsync(file, TypeScriptContract.Text());
        (await File.ReadAllTextAsync(file)).Should().Be(TypeScriptContract.Text());
    }
}
