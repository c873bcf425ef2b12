using Untp.Core.Credentials;
using Untp.Issuer.Store;

namespace Untp.Issuer.Credentials;

/// <summary>A credential that was read, and the key that is going to sign it. Immutable.</summary>
internal sealed record IssuanceDraft(Credential Credential, KeyRow Key)
{
    // Its schemas know one status, with a number as its index.
    private const string OneStatusVersion = "0.7.0";

    /// <summary>True where the credential's schema takes one status, whose index is a number.</summary>
    public bool HasOneStatus => Credential.UntpType?.Version == OneStatusVersion;
}
