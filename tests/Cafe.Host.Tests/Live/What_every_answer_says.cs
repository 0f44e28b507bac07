using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OpenTalks.Host.Tests.Live;

/// <summary>The headers of every route there is, as a browser over HTTPS gets them.</summary>
public partial class What_every_answer_says
{
    static readonly Dictionary<string, string> Everywhere = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains",
        ["X-Content-Type-Options"] = "nosniff",
        ["Referrer-Policy"] = "same-origin",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
        ["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()",
    };

    const string Https = "X-Spec-Https";

    [Fact, Promise("C-03")]
    public async Task keeps_it_from_being_kept_guessed_at_or_framed()
    {
        await using var cafe = await OpenCafe.On("headers", more: services => services.AddSingleton<IStartupFilter, ByHttps>());
        await using var ada = await cafe.Joins("Ada");
        var routes = cafe.Host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true)
            .Select(route => "/" + Parameter().Replace(route.RoutePattern.RawText!.TrimStart('/'), found => found.Value switch
            {
                var hole when hole.Contains("cafe", StringComparison.Ordinal) => $"{cafe.Id}",
                var hole when hole.Contains("code", StringComparison.Ordinal) => cafe.Code,
                var hole when hole.Contains("feed", StringComparison.Ordinal) => "me",
                _ => "1",
            })).Append("/nothing/here").Distinct().ToList();
        routes.Should().HaveCountGreaterThan(40);
        foreach (var browser in new[] { cafe.FacilitatorsBrowser, ada.Browser })
        {
            foreach (var route in routes)
            {
                using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = cafe.Host.Address, Timeout = TimeSpan.FromSeconds(30) };
                // Over HTTPS the same cookies carry the prefix that no other site can set.
                http.DefaultRequestHeaders.Add(Https, "yes");
                http.DefaultRequestHeaders.Add("Cookie", string.Join("; ", browser.Cookies.GetAllCookies().SelectMany(cookie => new[] { $"{cookie.Name}={cookie.Value}", $"__Host-{cookie.Name}={cookie.Value}" })));
                using var answer = await http.GetAsync(route, HttpCompletionOption.ResponseHeadersRead);
                string Header(string name) => answer.Headers.TryGetValues(name, out var own) ? string.Join(", ", own) : answer.Content.Headers.TryGetValues(name, out var of) ? string.Join(", ", of) : "";
                foreach (var (name, value) in Everywhere) Header(name).Should().Be(value, "{0} of {1}", name, route);
                Header("Server").Should().BeEmpty(route);
                Header("X-Powered-By").Should().BeEmpty(route);
                if (answer.Content.Headers.ContentType?.MediaType is "text/html" or "application/json" or "application/problem+json" or null)
                    Header("Cache-Control").Should().Contain("no-store", route);
            }
        }
    }

    sealed class ByHttps : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, then) =>
            {
                // As it stands behind the proxy that ends TLS.
                if (context.Request.Headers.ContainsKey(Https)) (context.Request.Scheme, context.Request.Host) = ("https", new HostString("opentalks.example"));
                return then(context);
            });
            next(app);
        };
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
