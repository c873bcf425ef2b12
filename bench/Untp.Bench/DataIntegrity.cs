using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using NSec.Cryptography;
using Untp.Core.Keys;
using Untp.LinkedData.Encodings;
using Untp.LinkedData.Json;
using Untp.LinkedData.JsonLd;

namespace Untp.Bench;

/// <summary>
/// Distinct credentials with a DataIntegrityProof, and what the engine does for one: two canonical forms, two hashes, one signature.
/// Source: Data Integrity EdDSA Cryptosuites 1.0, sections 3.2 and 3.3.
/// </summary>
internal sealed class DataIntegrity
{
    private readonly JsonLdProcessor? _processor;
    private readonly List<Item> _items = [];
    private int _last;

    /// <param name="processor">For eddsa-rdfc-2022; null for eddsa-jcs-2022.</param>
    /// <param name="sample">The credential.</param>
    /// <param name="issuers">Who signs.</param>
    /// <param name="count">How many.</param>
    public DataIntegrity(JsonLdProcessor? processor, byte[] sample, Issuers issuers, int count)
    {
        _processor = processor;
        for (var number = 0; number < count; number++)
        {
            var issuer = issuers.All[number % issuers.All.Count];
            var credential = Credentials.Create(sample, issuer.Did.Value, number);
            var options = new JsonObject
            {
                ["@context"] = credential["@context"]!.DeepClone(),
                ["type"] = "DataIntegrityProof",
                ["cryptosuite"] = processor is null ? "eddsa-jcs-2022" : "eddsa-rdfc-2022",
                ["created"] = "2026-01-01T00:00:00Z",
                ["verificationMethod"] = issuer.Method,
                ["proofPurpose"] = "assertionMethod",
            };
            var signature = issuer.Key.Sign(HashData(Credentials.Write(credential), Credentials.Write(options)));
            if (processor is not null)
            {
                options.Remove("@context");
            }

            options["proofValue"] = Multibase.Encode(signature);
            credential["proof"] = options;
            _items.Add(new(Credentials.Write(credential), issuer.Ed25519!));
        }
    }

    public IEnumerable<byte[]> Secured => _items.Select(item => item.Bytes);

    /// <summary>Verifies the next one.</summary>
    public bool Verify()
    {
        var (bytes, key) = _items[_last++ % _items.Count];
        var credential = JsonNode.Parse(bytes)!.AsObject();
        var proof = (JsonObject)credential["proof"]!;
        var signature = Multibase.Decode(proof["proofValue"]!.GetValue<string>(), 128).Value!;
        proof.Remove("proofValue");
        proof["@context"] = credential["@context"]!.DeepClone();
        var data = HashData(_processor is null ? WithoutProof(credential) : bytes, Credentials.Write(proof));
        return SignatureAlgorithm.Ed25519.Verify(key, data, signature);
    }

    private static byte[] WithoutProof(JsonObject credential)
    {
        credential.Remove("proof");
        return Credentials.Write(credential);
    }

    private byte[] HashData(byte[] credential, byte[] options) =>
        _processor is { } processor
            ? [.. processor.Canonicalize(options).Value!.Hash.Span, .. processor.Canonicalize(credential, leftOut: "proof").Value!.Hash.Span]
            : [.. SHA256.HashData(Jcs.Canonicalize(JsonElement.Parse(options)).Value!), .. SHA256.HashData(Jcs.Canonicalize(JsonElement.Parse(credential)).Value!)];

    private sealed record Item(byte[] Bytes, PublicKey Key);
}
