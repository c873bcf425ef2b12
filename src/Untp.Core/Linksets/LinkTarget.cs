namespace Untp.Core.Linksets;

/// <summary>A target of a link in a linkset. Immutable. Source: RFC 9264, section 4.2; UNTP 0.7.0 linkset schema.</summary>
public sealed record LinkTarget
{
    /// <summary>The target's URL.</summary>
    public required string Href { get; init; }

    /// <summary>A title for people; UNTP requires one.</summary>
    public string? Title { get; init; }

    /// <summary>The media type of the target.</summary>
    public string? Type { get; init; }

    /// <summary>The languages of the target.</summary>
    public IReadOnlyList<string> Hreflang { get; init; } = [];

    /// <summary>What else tells targets apart, such as the countries where it applies.</summary>
    public IReadOnlyList<string> Context { get; init; } = [];

    /// <summary>True where the query of the request is forwarded to the target; null where that is not said.</summary>
    public bool? Fwqs { get; init; }

    /// <summary>True where the link may be shared with everyone; null where that is not said.</summary>
    public bool? Public { get; init; }

    /// <summary>Further relations, such as <c>predecessor-version</c> and <c>edit</c>.</summary>
    public IReadOnlyList<string> Rel { get; init; } = [];

    /// <summary>The HTTP method to use, then the headers that it needs; empty for GET.</summary>
    public IReadOnlyList<string> Method { get; init; } = [];

    /// <summary>How the target is encrypted; null where it is not.</summary>
    public string? EncryptionMethod { get; init; }

    /// <summary>The roles that may read the target; empty where it is for everyone.</summary>
    public IReadOnlyList<string> AccessRole { get; init; } = [];
}
