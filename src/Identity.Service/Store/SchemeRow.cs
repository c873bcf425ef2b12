namespace Untp.Identity.Store;

/// <summary>An identifier scheme beside the built-in ones; known to all tenants.</summary>
internal sealed class SchemeRow
{
    public required string Namespace { get; init; }

    /// <summary>Who registered it.</summary>
    public required string Tenant { get; init; }

    /// <summary>As <see cref="Core.Identifiers.Schemes.IdentifierSchemeJson"/> writes it.</summary>
    public required string Scheme { get; init; }

    public required string KeyId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
