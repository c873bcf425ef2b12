using System.ComponentModel.DataAnnotations;

namespace Untp.Issuer;

/// <summary>Where the world finds us, section <c>Gateway</c>. It stands in every DID and URL that is minted here. Immutable.</summary>
public sealed record PublicAddress : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Gateway";

    /// <summary>Where clients find the gateway; an absolute http or https URL without path. Default <c>http://localhost:8080</c>.</summary>
    public string PublicUrl { get; init; } = "http://localhost:8080";

    /// <summary>Host and port as did:web writes them.</summary>
    internal string DidHost => new Uri(PublicUrl) is var url && url.IsDefaultPort ? url.Host : $"{url.Host}%3A{url.Port}";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.PathAndQuery != "/" || url.Fragment.Length > 0)
        {
            yield return new ValidationResult($"is no http or https URL without path: '{PublicUrl}'.", [nameof(PublicUrl)]);
        }
    }

    /// <summary>A URL below the gateway.</summary>
    internal string Url(string path) => $"{PublicUrl.TrimEnd('/')}/{path}";
}
