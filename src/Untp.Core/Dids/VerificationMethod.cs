using Untp.Core.Keys;
using Untp.Core.Problems;

namespace Untp.Core.Dids;

/// <summary>A key in a DID document. Immutable.</summary>
/// <param name="Id">Absolute DID URL.</param>
/// <param name="Controller">The DID that may use it.</param>
/// <param name="Key">The key, or why it cannot be used here: a document may hold keys of types that are foreign to us.</param>
public sealed record VerificationMethod(string Id, string Controller, Result<VerificationKey> Key)
{
    /// <summary>From when on nothing may be signed with it; what was signed before stays verifiable. Null: no end.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>From when on it proves nothing any more, whenever something was signed with it. Null: not revoked.</summary>
    public DateTimeOffset? Revoked { get; init; }

    /// <summary>Why a signature of this key counts for nothing; null where it counts.</summary>
    /// <remarks>
    /// When something was signed is the signer's own word, so a revoked key, which another may hold by now, vouches for no time at all.
    /// Errors: KEY_REVOKED, KEY_EXPIRED. Source: Controlled Identifiers 1.0, section 2.2.
    /// </remarks>
    /// <param name="signedAt">When it was signed, as it states; null where it states nothing, which counts as now.</param>
    /// <param name="now">The moment of the verification.</param>
    public Problem? CheckUse(DateTimeOffset? signedAt, DateTimeOffset now)
    {
        if (Revoked <= now)
        {
            return new(ProblemCodes.KeyRevoked, $"The issuer has revoked this key ({Revoked:u}); nothing that it signed can be relied on. Ask for a credential that is signed with another.");
        }

        return Expires <= (signedAt ?? now)
            ? new(ProblemCodes.KeyExpired, $"The key had expired ({Expires:u}) when this was signed; ask for a credential that is signed with a key in force.")
            : null;
    }
}
