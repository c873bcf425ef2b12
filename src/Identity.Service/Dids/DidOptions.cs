using System.ComponentModel.DataAnnotations;

namespace Untp.Identity.Dids;

/// <summary>How DIDs are resolved, section <c>Dids</c>. Immutable.</summary>
public sealed record DidOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Dids";

    /// <summary>How long a fetched DID document is fresh at most; its server can say less. Default 5 minutes; 1 second to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How old a DID document may be at most: one that is no longer fresh is used that long while it is read anew, or cannot
    /// be. Not below <see cref="Lifetime"/>. Default 15 minutes; 1 second to 7 days.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
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
