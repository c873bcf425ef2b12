using Untp.Core.Trust;

namespace Untp.Verifier.Trust;

/// <summary>A register that is trusted to say who an issuer is, <c>TrustedAnchors:N</c> of a tenant or a policy. Immutable.</summary>
public sealed record TrustedAnchorOptions
{
    private const int MaxScopes = 1_000;

    /// <summary>The DID that signs its Digital Identity Anchors, exactly as in these. No default.</summary>
    public string Did { get; init; } = "";

    /// <summary>What it is trusted to register: product, facility, business, trademark, land, accreditation. Default all.</summary>
    public IReadOnlyList<string> RegisterTypes { get; init; } = [];

    /// <summary>URIs of registrationScope, of which an anchor has to state one, exactly. Default all, and anchors that state none. At most 1,000.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    internal TrustedAnchor ToAnchor() => new(
        Did,
        RegisterTypes.Select(Core.Trust.RegisterTypes.Normalize).OfType<string>().ToHashSet(StringComparer.Ordinal),
        Scopes.ToHashSet(StringComparer.Ordinal));

    /// <summary>True where it trusts for nothing that the other does not.</summary>
    internal bool IsWithin(TrustedAnchorOptions other)
    {
        var (inner, outer) = (ToAnchor(), other.ToAnchor());
        return inner.Did == outer.Did && IsWithin(inner.RegisterTypes, outer.RegisterTypes) && IsWithin(inner.Scopes, outer.Scopes);
    }

    internal IEnumerable<string> Faults()
    {
        if (!Core.Dids.Did.Parse(Did).IsSuccess)
        {
            yield return $"{nameof(Did)}: '{Did}' is no DID.";
        }

        foreach (var type in RegisterTypes.Where(type => Core.Trust.RegisterTypes.Normalize(type) is null))
        {
            yield return $"{nameof(RegisterTypes)}: '{type}' is none of {string.Join(", ", Core.Trust.RegisterTypes.All)}.";
        }

        if (Scopes.Count > MaxScopes)
        {
            yield return $"{nameof(Scopes)}: holds {Scopes.Count}; at most {MaxScopes} are read.";
        }

        foreach (var scope in Scopes.Where(scope => !Uri.TryCreate(scope, UriKind.Absolute, out _)))
        {
            yield return $"{nameof(Scopes)}: '{scope}' is no absolute URI.";
        }
    }

    private static bool IsWithin(IReadOnlySet<string> inner, IReadOnlySet<string> outer) => outer.Count == 0 || (inner.Count > 0 && inner.IsSubsetOf(outer));
}
