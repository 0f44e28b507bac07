using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTalks.Web.Layout;

namespace OpenTalks.Web.Tests.Look;

/// <summary>A page as HTML, without a host.</summary>
static class Rendered
{
    public static async Task<string> Html<TPage>(string language, object? view = null)
        where TPage : Screen
    {
        await using var services = new ServiceCollection()
            .AddSingleton(System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All))
            .AddSingleton<AntiforgeryStateProvider, Token>()
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = new Dictionary<string, object?> { ["Visit"] = new Visit(Words.For(language), "nonce", "/here?x=1") };
        if (view is not null)
            parameters["View"] = view;
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    sealed class Token : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => new("token", "__RequestVerificationToken");
    }
}
