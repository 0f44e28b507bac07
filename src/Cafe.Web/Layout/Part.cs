using Microsoft.AspNetCore.Components;

namespace OpenTalks.Web.Layout;

/// <summary>A piece of a page that says words: it gets the visit from the <see cref="Page"/> around it.</summary>
public abstract class Part : ComponentBase
{
    /// <summary>The request that is answered.</summary>
    [CascadingParameter] public required Visit Visit { get; set; }

    /// <summary>The words of the visit's language.</summary>
    protected Words Words => Visit.Words;
}
