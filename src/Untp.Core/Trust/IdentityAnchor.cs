using Untp.Core.Credentials;
using Untp.Core.Identifiers;

namespace Untp.Core.Trust;

/// <summary>
/// What a Digital Identity Anchor says: this DID is that registered identity. Read but not judged. Immutable.
/// Source: UNTP 0.6.0 to 0.7.0, Digital Identity Anchor.
/// </summary>
/// <param name="Id">The credential's id; null where it has none.</param>
/// <param name="Issuer">The register's DID.</param>
/// <param name="Subject">The DID that it anchors.</param>
/// <param name="RegisteredId">The identifier in the register; null where none is stated.</param>
/// <param name="RegisteredName">The name in the register; null where none is stated.</param>
/// <param name="SchemeId">The identifier scheme; null where none is stated.</param>
/// <param name="RegisterType">As <see cref="RegisterTypes"/> spells it; null where none is stated or it is none of them.</param>
/// <param name="Scopes">The roles or scopes of the registration.</param>
public sealed record IdentityAnchor(
    string? Id,
    string Issuer,
    string Subject,
    string? RegisteredId,
    string? RegisteredName,
    string? SchemeId,
    string? RegisterType,
    IReadOnlyList<string> Scopes)
{
    /// <summary>The credential type.</summary>
    public const string Type = "DigitalIdentityAnchor";

    /// <summary>Reads a credential; null where it is no Digital Identity Anchor, or names no issuer or subject.</summary>
    /// <remarks>Shape: 0.7.0 and, where members were renamed, 0.6. Never throws. Threads: safe.</remarks>
    /// <param name="credential">The credential.</param>
    public static IdentityAnchor? Read(Credential credential)
    {
        if (!credential.Types.Contains(Type, StringComparer.Ordinal)
            || credential.Issuer is not { } issuer
            || Credential.Member(credential.Json, "credentialSubject") is not { } subject
            || subject.FindString("id") is not { } id)
        {
            return null;
        }

        var scheme = Credential.Member(subject, "idScheme") ?? Credential.Member(subject, "schemeId");
        return new IdentityAnchor(
            credential.Id,
            issuer,
            id,
            subject.FindString("registeredId"),
            subject.FindString("registeredName") ?? subject.FindString("name"),
            scheme is { } named ? named.FindString("id") : null,
            subject.FindString("registerType") is { } type ? RegisterTypes.Normalize(type) : null,
            [.. Credential.Texts(subject, "registrationScope"), .. Credential.Texts(subject, "registrationScopeList")]);
    }

    /// <summary>
    /// True where one of the other names of the DID's own document is this registered identity: the identifier itself in any
    /// carrier, or a URI that ends with it.
    /// </summary>
    /// <param name="alsoKnownAs">What the subject's DID document says.</param>
    public bool IsNamedBy(IReadOnlyList<string> alsoKnownAs) =>
        RegisteredId is { Length: > 0 } registered && alsoKnownAs.Any(name => EndsWith(Uri.UnescapeDataString(name), registered) || IdentifierCanonicalizer.Default.AreSame(name, registered));

    private static bool EndsWith(string name, string registered) =>
        name.Length > registered.Length && name.EndsWith(registered, StringComparison.Ordinal) && name[^(registered.Length + 1)] is '/' or ':' or '=' or '#';
}
