using System.ComponentModel.DataAnnotations;

namespace Untp.Gateway;

/// <summary>Settings of the edge, section <c>Gateway</c>. Immutable.</summary>
public sealed record GatewayOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Gateway";

    /// <summary>Where clients find the gateway; an absolute http or https URL without path. Default <c>http://localhost:8080</c>.</summary>
    public string PublicUrl { get; init; } = "http://localhost:8080";

    /// <summary>
    /// The longest silence of a call, in both directions, before it ends as SERVICE_TIMEOUT; streams end by it too, so a
    /// client that waits longer reconnects. Default 30 seconds; 100 milliseconds to 1 hour.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan ActivityTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest body of a REST call, in bytes, the framing of chunks counted. Messages of gRPC calls are bounded by the services. Default 1 MiB; 1 KiB to 30 MB.</summary>
    [Range(1024, 30_000_000)]
    public long MaxBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>
    /// How many calls an API key may make each <see cref="RateLimitPeriod"/>, at each replica of the gateway; a call of a
    /// public route counts for the client's address. Default 1000; 1 to 1,000,000.
    /// </summary>
    [Range(1, 1_000_000)]
    public int RateLimitCalls { get; init; } = 1000;

    /// <summary>The period of <see cref="RateLimitCalls"/>. Default 1 second; 1 second to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RateLimitPeriod { get; init; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.PathAndQuery != "/" || url.Fragment.Length > 0)
        {
            yield return new ValidationResult($"is no http or https URL without path: '{PublicUrl}'.", [nameof(PublicUrl)]);
        }
    }
}
