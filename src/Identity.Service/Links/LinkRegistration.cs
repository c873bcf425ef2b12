using Untp.Core.Linksets;

namespace Untp.Identity.Links;

/// <summary>Links to register for one identifier, in its JSON form as well. Immutable. Source: UNTP Identity Resolver API 0.7.0, link registration.</summary>
internal sealed record LinkRegistration
{
    /// <summary>The identifier in any form; instead of it <see cref="Namespace"/>, <see cref="IdentificationKeyType"/> and <see cref="IdentificationKey"/>.</summary>
    public string? Identifier { get; init; }

    /// <summary>The scheme, such as <c>gs1</c>.</summary>
    public string? Namespace { get; init; }

    /// <summary>The key type's code or short code, such as <c>01</c> or <c>gtin</c>.</summary>
    public string? IdentificationKeyType { get; init; }

    /// <summary>The key's value.</summary>
    public string? IdentificationKey { get; init; }

    /// <summary>Qualifiers as <c>/10/ABC/21/123</c>, percent-encoded; absent or <c>/</c> for none.</summary>
    public string? QualifierPath { get; init; }

    /// <summary>What the identifier stands for; absent leaves it as it is.</summary>
    public string? Description { get; init; }

    /// <summary>False hides the identifier with all of its links; absent leaves it as it is, which is true at first.</summary>
    public bool? Active { get; init; }

    /// <summary>The links, 1 to 32.</summary>
    public required IReadOnlyList<RegisteredLink> Responses { get; init; }
}
