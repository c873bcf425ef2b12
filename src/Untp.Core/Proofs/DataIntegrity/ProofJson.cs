using System.Text.Json.Nodes;
using Untp.Core.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>Writes what a proof says.</summary>
internal static class ProofJson
{
    public static StrictJson Of(ProofOptions options)
    {
        var proof = new JsonObject();
        Add(proof, "id", options.Id);
        proof["type"] = DataIntegrityProof.Type;
        proof["cryptosuite"] = options.Cryptosuite;
        Add(proof, "created", options.Created is { } created ? DateTimeStamp.Write(created) : null);
        Add(proof, "expires", options.Expires is { } expires ? DateTimeStamp.Write(expires) : null);
        proof["verificationMethod"] = options.VerificationMethod;
        proof["proofPurpose"] = options.ProofPurpose;
        Add(proof, "domain", options.Domain);
        Add(proof, "challenge", options.Challenge);
        Add(proof, "nonce", options.Nonce);
        Add(proof, "previousProof", options.PreviousProof);
        return StrictJson.From(proof);
    }

    private static void Add(JsonObject proof, string name, string? value)
    {
        if (value is not null)
        {
            proof[name] = value;
        }
    }

    /// <summary>A single one stands without a list.</summary>
    private static void Add(JsonObject proof, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            proof[name] = values.Count == 1 ? values[0] : new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
        }
    }
}
