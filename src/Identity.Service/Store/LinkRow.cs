namespace Untp.Identity.Store;

/// <summary>A registered link; rows stay, so that the history does.</summary>
internal sealed class LinkRow
{
    /// <summary>Random.</summary>
    public required string Id { get; init; }

    public required string Anchor { get; init; }

    public required string Tenant { get; init; }

    /// <summary>Order of registration within the anchor.</summary>
    public required long Number { get; init; }

    /// <summary>Digest of what tells links of one anchor apart; one that is listed has it alone.</summary>
    public required string Variant { get; init; }

    /// <summary>As <see cref="Links.LinkJson"/> writes it.</summary>
    public required string Link { get; set; }

    /// <summary>The link that this one is a newer version of.</summary>
    public string? Replaces { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was withdrawn; null while it is listed.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}
