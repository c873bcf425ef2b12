namespace Untp.Issuer.Store;

/// <summary>What a caller's idempotency key was used for.</summary>
internal sealed class IdempotencyRow
{
    public required string Tenant { get; init; }

    public required string Key { get; init; }

    public required byte[] RequestDigest { get; init; }

    public required string CredentialId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
