namespace Untp.Core.Linksets;

/// <summary>What a resolver answers: a redirect to one link, a choice among equal ones, a linkset, or nothing. Immutable.</summary>
public sealed record LinkSelection
{
    private LinkSelection()
    {
    }

    /// <summary>There is no such link.</summary>
    public static LinkSelection None { get; } = new();

    /// <summary>The link to redirect to (307); of several equal ones the one that was registered first; null for another answer.</summary>
    public RegisteredLink? Redirect { get; private init; }

    /// <summary>The links among which nothing chooses, as a linkset of their own (300); null where there is one, or another answer.</summary>
    public Linkset? Choices { get; private init; }

    /// <summary>All links (200); null for another answer.</summary>
    public Linkset? Linkset { get; private init; }

    internal static LinkSelection To(RegisteredLink link) => new() { Redirect = link };

    internal static LinkSelection Among(LinkLevel equals) => new() { Redirect = equals.Links[0], Choices = new Linkset([equals.ToContext()]) };

    internal static LinkSelection All(Linkset linkset) => new() { Linkset = linkset };
}
