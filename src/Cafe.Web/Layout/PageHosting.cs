using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace OpenTalks.Web.Layout;

/// <summary>What a host must set up so that its endpoints can answer with pages.</summary>
public static class PageHosting
{
    /// <summary>Adds static Razor components. Text goes out in UTF-8 as it is: as numbered entities, Arabic would be four times as long.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents();
        return services;
    }

    /// <summary>
    /// A group for endpoints that answer with pages, in which <c>@Assets[…]</c> knows the fingerprinted addresses. Call
    /// it after <c>MapStaticAssets</c>.
    /// </summary>
    public static RouteGroupBuilder MapPages(this IEndpointRouteBuilder endpoints)
    {
        var files = endpoints.DataSources
            .SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>())
            .OfType<StaticAssetDescriptor>()
            // A selector marks a compressed copy of a file that is already in the list.
            .Where(file => file.Selectors.Count == 0)
            .Select(file => new ResourceAsset(file.Route, [.. file.Properties.Select(fact => new ResourceAssetProperty(fact.Name, fact.Value))]))
            .ToList();
        var pages = endpoints.MapGroup("");
        pages.WithMetadata(new ResourceAssetCollection(files));
        return pages;
    }
}
