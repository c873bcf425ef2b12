using System.ComponentModel.DataAnnotations;

namespace Untp.Identity.Own;

/// <summary>Under which URL the world knows this installation, section <c>Gateway</c>, as the gateway has it. Immutable.</summary>
public sealed record PublicUrlOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Gateway";

    /// <summary>The gateway's URL, without path. Default <c>http://localhost:8080</c>.</summary>
    public string PublicUrl { get; init; } = "http://localhost:8080";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.PathAndQuery != "/" || url.Fragment.Length > 0)
        {
            yield return new ValidationResult($"is no http or https URL without path: '{PublicUrl}'.", [nameof(PublicUrl)]);
        }
    }
}
