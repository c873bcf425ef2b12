using System.ComponentModel.DataAnnotations;

namespace Untp.Issuer.Keys;

/// <summary>How private keys are kept, section <c>Keys</c>. Immutable.</summary>
public sealed record KeyOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Keys";

    /// <summary>Bytes of the master key.</summary>
    public const int MasterKeyBytes = 32;

    /// <summary>Encrypts all private keys, base64 of 32 random bytes. Required; there is no default. Whoever loses it loses every key.</summary>
    public string MasterKey { get; init; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var key = new byte[MasterKeyBytes + 1];
        if (!Convert.TryFromBase64String(MasterKey, key, out var length) || length != MasterKeyBytes)
        {
            yield return new ValidationResult($"must be base64 of {MasterKeyBytes} random bytes (openssl rand -base64 32); keep it safe.", [nameof(MasterKey)]);
        }
    }
}
