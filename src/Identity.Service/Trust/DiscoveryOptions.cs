using System.ComponentModel.DataAnnotations;

namespace Untp.Identity.Trust;

/// <summary>How Digital Identity Anchors are looked for, section <c>Discovery</c>; all of it within the budget of section <c>Remote</c>. Immutable.</summary>
public sealed record DiscoveryOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Discovery";

    /// <summary>Anchors that are fetched for one DID. Default 8; 1 to 16.</summary>
    [Range(1, 16)]
    public int MaxAnchors { get; init; } = 8;

    /// <summary>Largest anchor, in bytes: all of them fit into one answer to the verifier. Default 128 KiB; 1 to 240 KiB.</summary>
    [Range(1 << 10, 240 << 10)]
    public int MaxAnchorBytes { get; init; } = 128 << 10;

    /// <summary>Resolvers that are asked for one DID. Default 4; 0 to 16.</summary>
    [Range(0, 16)]
    public int MaxResolvers { get; init; } = 4;

    /// <summary>Linksets that are read from one resolver on. Default 8; 1 to 100.</summary>
    [Range(1, 100)]
    public int MaxLinksets { get; init; } = 8;

    /// <summary>Steps from a resolver's linkset to secondary ones. Default 4; 0 to 16.</summary>
    [Range(0, 16)]
    public int MaxDepth { get; init; } = 4;

    /// <summary>How long a fetched linkset or anchor is fresh; its server can say less. Default 1 minute; 1 second to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How old one may be at most where its server cannot be read; not below <see cref="Lifetime"/>. Whether an anchor was revoked is asked
    /// of its status list each time. Default 15 minutes; 1 second to 1 day.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaxAge < Lifetime)
        {
            yield return new ValidationResult($"is below {nameof(Lifetime)}.", [nameof(MaxAge)]);
        }
    }
}
