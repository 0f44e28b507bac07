using Microsoft.AspNetCore.Components;

namespace OpenTalks.Web.Layout;

/// <summary>What every page is: markup that says its words to one visit.</summary>
public abstract class Screen : ComponentBase
{
    /// <summary>The request that is answered.</summary>
    [Parameter, EditorRequired] public required Visit Visit { get; set; }

    /// <summary>The words of the visit's language.</summary>
    protected Words Words => Visit.Words;
}
