using System.Text.Json.Nodes;
using Untp.Core.Keys;
using Untp.Core.Problems;

namespace Untp.Core.Dids;

/// <summary>did:key: the DID is the key, its document follows from it. Source: The did:key Method v0.9, sections 2 and 3.</summary>
public static class DidKey
{
    /// <summary>The method's name.</summary>
    public const string Method = "key";

    /// <summary>The DID of a key.</summary>
    /// <param name="key">The public key.</param>
    public static Did From(VerificationKey key) => Did.Parse($"did:key:{Multikey.Encode(key)}").Value!;

    /// <summary>The DID URL of a did:key's only key.</summary>
    /// <param name="did">A did:key.</param>
    public static string VerificationMethodOf(Did did) => $"{did}#{did.MethodSpecificId}";

    /// <summary>The DID document of a did:key.</summary>
    /// <remarks>Shape: JSON (UTF-8). Errors: KEY_SYNTAX, KEY_TYPE_UNSUPPORTED, ED25519_UNAVAILABLE; never throws.</remarks>
    /// <param name="did">A did:key.</param>
    public static Result<byte[]> Resolve(Did did)
    {
        // The text after did:key: is compared with its own re-encoding: a second spelling of a key would be a second DID.
        var key = Multikey.Decode(did.MethodSpecificId);
        if (!key.IsSuccess)
        {
            return Result<byte[]>.Failure(key.Problems);
        }

        if (From(key.Value) != did)
        {
            return new Problem(ProblemCodes.KeySyntax, "The did:key is not in its canonical spelling.");
        }

        var method = VerificationMethodOf(did);
        var document = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"),
            ["id"] = did.Value,
            ["verificationMethod"] = new JsonArray(new JsonObject
            {
                ["id"] = method,
                ["type"] = "Multikey",
                ["controller"] = did.Value,
                ["publicKeyMultibase"] = did.MethodSpecificId,
            }),
            ["authentication"] = new JsonArray(method),
            ["assertionMethod"] = new JsonArray(method),
            ["capabilityDelegation"] = new JsonArray(method),
            ["capabilityInvocation"] = new JsonArray(method),
        };
        return System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(document);
    }
}
