namespace OpenTalks.Web.Layout;

/// <summary>From how far, and on what, a page is read.</summary>
public enum Surface
{
    /// <summary>A page with header and footer.</summary>
    Paper,

    /// <summary>A phone or tablet in somebody's hands: the page draws its own top, there is no footer.</summary>
    Phone,

    /// <summary>A desk: smaller type, no footer.</summary>
    Console,

    /// <summary>The projector: sized in --u, neither header nor footer.</summary>
    Wall,
}
