namespace OpenTalks.Checker.Breaks;

/// <summary>
/// What is broken on purpose, so that the checker is seen to catch it. Nothing of it is in the product: it is done to what goes over the wire,
/// to the database, or by the checker's own clients.
/// </summary>
enum Break
{
    None,

    /// <summary>The ack comes before the commit.</summary>
    N1,

    /// <summary>A repeat is not recognised.</summary>
    N2,

    /// <summary>A retry has a new id.</summary>
    N3,

    /// <summary>The outbox forgets what it has sent.</summary>
    N4,

    /// <summary>A client names the group that it hears.</summary>
    N5,

    /// <summary>A push that fails makes its command fail.</summary>
    N6,

    /// <summary>The fold drops one event in five hundred.</summary>
    N7,

    /// <summary>After a reconnect nothing is repaired.</summary>
    N8,

    /// <summary>PostgreSQL commits without waiting for its disk.</summary>
    N9,

    /// <summary>The writer takes no locks.</summary>
    N10,
}
