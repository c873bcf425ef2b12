namespace Untp.Core.Trust;

/// <summary>A register that a relying party trusts to say who a DID belongs to, and for what. Immutable.</summary>
/// <param name="Did">The DID that signs its Digital Identity Anchors, compared exactly.</param>
/// <param name="RegisterTypes">The register types that it is trusted for, as <see cref="Trust.RegisterTypes"/> spells them; empty for all.</param>
/// <param name="Scopes">The URIs of registrationScope that it is trusted for, compared exactly: an anchor has to state one of them. Empty for all, and for anchors that state none.</param>
public sealed record TrustedAnchor(string Did, IReadOnlySet<string> RegisterTypes, IReadOnlySet<string> Scopes)
{
    /// <summary>True where what the anchor says lies within what its issuer is trusted for; whether it issued it is not looked at.</summary>
    /// <param name="anchor">The anchor.</param>
    public bool Covers(IdentityAnchor anchor) =>
        (RegisterTypes.Count == 0 || (anchor.RegisterType is { } type && RegisterTypes.Contains(type)))
        && (Scopes.Count == 0 || anchor.Scopes.Any(Scopes.Contains));
}
