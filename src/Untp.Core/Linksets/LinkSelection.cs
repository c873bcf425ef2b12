namespace Untp.Core.Linksets;

/// <summary>What a resolver answers: a redirect to one link, a linkset, or nothing. Immutable.</summary>
public sealed record LinkSelection
{
    private LinkSelection()
    {
    }

    /// <summary>There is no such link.</summary>
    public static LinkSelection None { get; } = new();

    /// <summary>The link to redirect to (307); null for another answer.</summary>
    public RegisteredLink? Redirect { get; private init; }

    /// <summary>All links (200); null for another answer.</summary>
    public Linkset? Linkset { get; private init; }

    internal static LinkSelection To(RegisteredLink link) => new() { Redirect = link };

    internal static LinkSelection All(Linkset linkset) => new() { Linkset = linkset };
}
