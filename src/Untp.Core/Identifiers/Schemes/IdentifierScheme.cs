using System.Text.Json.Serialization;

namespace Untp.Core.Identifiers.Schemes;

/// <summary>
/// An identifier scheme: a row of data, never code. Immutable; checked by <see cref="SchemeRegister"/>.
/// Source: UNTP Identity Resolver API 0.7.0, scheme registration; UNTP 0.7.0 Identifier Scheme Register.
/// </summary>
public sealed record IdentifierScheme
{
    /// <summary>The scheme's own name in paths, such as <c>gs1</c>: 1 to 64 lower-case letters, digits and hyphens.</summary>
    public required string Namespace { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Who operates it.</summary>
    public string? Operator { get; init; }

    /// <summary>The DID of its operator, which signs what it says about its members.</summary>
    public string? OperatorDid { get; init; }

    /// <summary>The authoritative register that it repeats, where it is not one itself.</summary>
    public string? MirrorsAuthoritativeRegister { get; init; }

    /// <summary>
    /// Where its identifiers resolve: a URL with <c>{id}</c> for the value and, where there are several identifiers, <c>{key}</c> for the code.
    /// Qualifiers are appended. Null where there is no resolver; identifiers are then URNs.
    /// </summary>
    public string? ResolverTemplate { get; init; }

    /// <summary>Its identifiers and qualifiers, at most 512.</summary>
    [JsonPropertyName("applicationIdentifiers")]
    public required IReadOnlyList<IdentifierKeyType> KeyTypes { get; init; }
}
