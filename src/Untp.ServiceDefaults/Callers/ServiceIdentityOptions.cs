using System.ComponentModel.DataAnnotations;

namespace Untp.ServiceDefaults.Callers;

/// <summary>How services prove to each other who they are, section <c>ServiceIdentity</c>. Immutable.</summary>
public sealed record ServiceIdentityOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "ServiceIdentity";

    private const int KeyBytes = 32;

    /// <summary>The key that all services of one stack share, base64 of 32 random bytes. Required; there is no default.</summary>
    public string TokenKey { get; init; } = "";

    /// <summary>How long a service token is good for. Default 1 minute; 5 seconds to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "01:00:00")]
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Mutual TLS between services; null (the default) leaves their connections in clear.</summary>
    public MutualTlsOptions? Mtls { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var key = new byte[KeyBytes + 1];
        if (!Convert.TryFromBase64String(TokenKey, key, out var length) || length != KeyBytes)
        {
            yield return new ValidationResult($"must be base64 of {KeyBytes} random bytes, the same for all services (openssl rand -base64 32).", [nameof(TokenKey)]);
        }

        foreach (var path in Mtls is null ? [] : new[] { Mtls.CertificatePath, Mtls.KeyPath, Mtls.AuthorityPath })
        {
            if (!File.Exists(path))
            {
                yield return new ValidationResult($"names a file that is not there: '{path}'.", [nameof(Mtls)]);
            }
        }
    }
}
