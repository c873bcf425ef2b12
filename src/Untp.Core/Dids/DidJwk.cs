using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.LinkedData.Json;

namespace Untp.Core.Dids;

/// <summary>did:jwk: the DID is a JSON Web Key in base64url, its document follows from it. Source: did:jwk Method Specification.</summary>
public static class DidJwk
{
    /// <summary>The method's name.</summary>
    public const string Method = "jwk";

    private static readonly string[] _signing = ["assertionMethod", "authentication", "capabilityInvocation", "capabilityDelegation"];
    private static readonly string[] _agreement = ["keyAgreement"];
    private static readonly JsonLimits _limits = new() { MaxBytes = 1536, MaxDepth = 4, MaxValues = 50 };

    /// <summary>The DID URL of a did:jwk's only key.</summary>
    /// <param name="did">A did:jwk.</param>
    public static string VerificationMethodOf(Did did) => $"{did}#0";

    /// <summary>The DID document of a did:jwk.</summary>
    /// <remarks>
    /// Shape: JSON (UTF-8). Keys of types that are not used here have documents too, as with did:key.
    /// Errors: KEY_SYNTAX, also for private and symmetric keys and for base64url that is not canonical; those of
    /// <see cref="StrictJsonReader"/>; never throws.
    /// </remarks>
    /// <param name="did">A did:jwk.</param>
    public static Result<byte[]> Resolve(Did did)
    {
        if (StrictBase64Url.Decode(Encoding.UTF8.GetBytes(did.MethodSpecificId)) is not { } utf8)
        {
            return new Problem(ProblemCodes.KeySyntax, "What follows did:jwk: is not canonical base64url without padding.");
        }

        var jwk = StrictJsonReader.Read(utf8, _limits).ToResult();
        if (!jwk.IsSuccess)
        {
            return Result<byte[]>.Failure(jwk.Problems);
        }

        if (JwkReader.CheckIsPublic(jwk.Value) is { } notPublic)
        {
            return notPublic;
        }

        // A key of a foreign type is a document of somebody's; one that is broken is none.
        var key = JwkReader.Read(jwk.Value);
        if (!key.IsSuccess && key.Problems[0].Code == ProblemCodes.KeySyntax)
        {
            return Result<byte[]>.Failure(key.Problems);
        }

        var method = VerificationMethodOf(did);
        var document = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1"),
            ["id"] = did.Value,
            ["verificationMethod"] = new JsonArray(new JsonObject
            {
                ["id"] = method,
                ["type"] = "JsonWebKey2020",
                ["controller"] = did.Value,
                ["publicKeyJwk"] = JsonObject.Create(jwk.Value.ToElement()),
            }),
        };
        foreach (var relationship in RelationshipsOf(jwk.Value))
        {
            document[relationship] = new JsonArray(method);
        }

        return JsonSerializer.SerializeToUtf8Bytes(document);
    }

    private static IEnumerable<string> RelationshipsOf(StrictJson jwk)
    {
        var use = jwk.FindString("use");
        if (use == "enc" || jwk.FindString("crv") is "X25519" or "X448")
        {
            return _agreement;
        }

        // Ed25519 and Ed448 keys agree on nothing.
        return use == "sig" || jwk.FindString("kty") == "OKP" ? _signing : _signing.Concat(_agreement);
    }
}
