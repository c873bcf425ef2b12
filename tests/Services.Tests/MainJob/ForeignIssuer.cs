using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Services.Tests.Issuer;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Proofs.Jose;

namespace Services.Tests.MainJob;

/// <summary>Another party: a did:key of its own, signs whatever it is given, and publishes its status lists in the <see cref="Web"/>.</summary>
internal sealed class ForeignIssuer(KeyType keyType, Web web)
{
    private readonly SigningKey _key = SigningKey.Create(keyType).Value!;

    public string Did => DidKey.From(_key.VerificationKey).Value;

    /// <summary>The key as a secret of HS256, as one who confuses the two would use it.</summary>
    public byte[] PublicKey => _key.VerificationKey.Encoded.ToArray();

    /// <summary>The header of an honest credential.</summary>
    public JsonObject Header => new() { ["alg"] = JoseAlgorithm.Of(keyType), ["typ"] = "vc+jwt", ["cty"] = "vc", ["kid"] = $"{Did}#{Did["did:key:".Length..]}" };

    public JsonObject Jwk => new() { ["kty"] = "OKP", ["crv"] = "Ed25519", ["x"] = Base64Url.EncodeToString(PublicKey) };

    public string Sign(JsonObject payload, JsonObject? header = null) => Join(payload, header ?? Header, _key.Sign);

    /// <summary>Signs by HMAC with the public key.</summary>
    public string SignHs256(JsonObject payload)
    {
        var header = Header;
        header["alg"] = "HS256";
        return Join(payload, header, input => HMACSHA256.HashData(PublicKey, input));
    }

    /// <summary>Publishes a did:web document that names this party's key.</summary>
    public string PublishDid()
    {
        var path = IssuerClient.NewName();
        var did = $"did:web:{Web.Party}:{path}";
        web.Publish($"https://{Web.Party}/{path}/did.json", "application/did", new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"),
            ["id"] = did,
            ["verificationMethod"] = new JsonArray(new JsonObject { ["id"] = $"{did}#key-1", ["type"] = "Multikey", ["controller"] = did, ["publicKeyMultibase"] = Did["did:key:".Length..] }),
            ["assertionMethod"] = new JsonArray($"{did}#key-1"),
        }.ToJsonString());
        return did;
    }

    /// <summary>An unsigned status list of this party, all bits clear or one set.</summary>
    public JsonObject StatusList(string url, string purpose, int? setBit = null)
    {
        var bits = new byte[131_072 / 8];
        if (setBit is { } bit)
        {
            // Bitstring Status List v1.0, section 3.2: bit 0 is the leftmost.
            bits[bit / 8] = (byte)(0x80 >> (bit % 8));
        }

        return new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
            ["id"] = url,
            ["type"] = new JsonArray("VerifiableCredential", "BitstringStatusListCredential"),
            ["issuer"] = Did,
            ["validFrom"] = "2026-01-01T00:00:00Z",
            ["validUntil"] = "2027-01-01T00:00:00Z",
            ["credentialSubject"] = new JsonObject { ["id"] = $"{url}#list", ["type"] = "BitstringStatusList", ["statusPurpose"] = purpose, ["encodedList"] = Encode(bits) },
        };
    }

    private static string Encode(byte[] bits)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal))
        {
            gzip.Write(bits);
        }

        return "u" + Base64Url.EncodeToString(zipped.ToArray());
    }

    private static string Join(JsonObject payload, JsonObject header, Signer sign)
    {
        var input = $"{Segment(header.ToJsonString())}.{Segment(payload.ToJsonString())}";
        return $"{input}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(input)))}";
    }

    private static string Segment(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private delegate byte[] Signer(ReadOnlySpan<byte> input);
}
