using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Keys;
using Untp.Core.Problems;

namespace Untp.Core.Dids;

/// <summary>did:key: the DID is the key, its document follows from it. Source: The did:key Method v0.9, sections 2 and 3.</summary>
public static class DidKey
{
    /// <summary>The method's name.</summary>
    public const string Method = "key";

    private static readonly string[] _signing = ["authentication", "assertionMethod", "capabilityDelegation", "capabilityInvocation"];
    private static readonly string[] _agreement = ["keyAgreement"];

    /// <summary>The DID of a key.</summary>
    /// <param name="key">The public key.</param>
    public static Did From(VerificationKey key) => Did.Parse($"did:key:{Multikey.Encode(key)}").Value!;

    /// <summary>The DID URL of a did:key's only key.</summary>
    /// <param name="did">A did:key.</param>
    public static string VerificationMethodOf(Did did) => $"{did}#{did.MethodSpecificId}";

    /// <summary>The DID document of a did:key.</summary>
    /// <remarks>
    /// Shape: JSON (UTF-8). Keys of P-521, secp256k1 and X25519 have documents too; their keys cannot be used here, which
    /// <see cref="DidDocumentReader"/> says of them. Errors: KEY_SYNTAX, KEY_TYPE_UNSUPPORTED; never throws.
    /// </remarks>
    /// <param name="did">A did:key.</param>
    public static Result<byte[]> Resolve(Did did)
    {
        // One spelling a key: base58btc of the shortest varint has no second, and the key's length is fixed by its kind.
        var read = Multikey.Read(did.MethodSpecificId);
        if (!read.IsSuccess)
        {
            return Result<byte[]>.Failure(read.Problems);
        }

        var (codec, key) = read.Value;
        if (!codec.IsKey(key))
        {
            return new Problem(ProblemCodes.KeySyntax, $"The did:key says that it is of the type {codec.Name}, but is no such key.");
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
        };
        foreach (var relationship in codec == Multicodec.X25519 ? _agreement : _signing)
        {
            document[relationship] = new JsonArray(method);
        }

        return JsonSerializer.SerializeToUtf8Bytes(document);
    }
}
