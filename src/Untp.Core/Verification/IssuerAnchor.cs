using Untp.Core.Trust;

namespace Untp.Core.Verification;

/// <summary>The verified Digital Identity Anchor by which an issuer is trusted. Immutable.</summary>
/// <param name="Id">The anchor's id; null where it has none.</param>
/// <param name="Issuer">The register's DID.</param>
/// <param name="Url">Where the anchor was read.</param>
/// <param name="RegisteredId">The identifier in the register; null where none is stated.</param>
/// <param name="RegisteredName">The name in the register; null where none is stated.</param>
/// <param name="SchemeId">The identifier scheme; null where none is stated.</param>
/// <param name="RegisterType">As <see cref="RegisterTypes"/> spells it; null where none is stated.</param>
/// <param name="Scopes">The scopes of the registration, as stated.</param>
/// <param name="IsReciprocal">True where the issuer's own DID document names that registered identity (alsoKnownAs), as it should.</param>
public sealed record IssuerAnchor(
    string? Id,
    string Issuer,
    string Url,
    string? RegisteredId,
    string? RegisteredName,
    string? SchemeId,
    string? RegisterType,
    IReadOnlyList<string> Scopes,
    bool IsReciprocal);
