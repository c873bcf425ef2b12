namespace Untp.Core.Dids;

/// <summary>What is used of a DID document (DID Core 1.0, section 5). Immutable.</summary>
/// <param name="Id">The DID that the document is about.</param>
/// <param name="VerificationMethods">All its keys, by absolute DID URL.</param>
/// <param name="AssertionMethods">The absolute DID URLs of the keys that may make assertions.</param>
/// <param name="Services">Its services that name one absolute URL.</param>
public sealed record DidDocument(
    Did Id,
    IReadOnlyDictionary<string, VerificationMethod> VerificationMethods,
    IReadOnlySet<string> AssertionMethods,
    IReadOnlyList<DidService> Services)
{
    /// <summary>The absolute DID URLs of the keys that may prove who presents something.</summary>
    public IReadOnlySet<string> Authentications { get; init; } = new HashSet<string>();

    /// <summary>The absolute DID URLs of the keys that the DID allows for a use.</summary>
    /// <param name="relationship">The use.</param>
    public IReadOnlySet<string> KeysFor(VerificationRelationship relationship) =>
        relationship == VerificationRelationship.Authentication ? Authentications : AssertionMethods;
}
