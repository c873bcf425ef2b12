using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Dids;
using Untp.Issuer.Store;

namespace Untp.Issuer.Dids;

/// <summary>Writes DID documents. Source: DID Core 1.0, section 5; Controlled Identifiers 1.0, section 2.2.</summary>
internal static class DidDocumentWriter
{
    /// <summary>A DID's document, JSON (UTF-8).</summary>
    public static byte[] Write(HeldDid held)
    {
        if (!held.IsChangeable)
        {
            return Did.Parse(held.Row.Did) is { IsSuccess: true } did && DidKey.Resolve(did.Value) is { IsSuccess: true } resolved
                ? resolved.Value
                : throw new InvalidOperationException("A stored DID has no document.");
        }

        var document = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"),
            ["id"] = held.Row.Did,
            ["verificationMethod"] = new JsonArray([.. held.Keys.Select(Method)]),
            ["authentication"] = References([held.Key]),

            // Those of former keys too: what they signed stays verifiable. A revoked key may do nothing any more, and its
            // method stays to say so.
            ["assertionMethod"] = References(held.Keys.Where(key => key.RevokedAt is null)),
        };
        var names = JsonNode.Parse(held.Row.AlsoKnownAs)!.AsArray();
        if (held.HasLog && !names.Any(name => name!.GetValue<string>() == held.WebDid))
        {
            names.Insert(0, held.WebDid);
        }

        AddWhereAny(document, "alsoKnownAs", names);
        AddWhereAny(document, "service", JsonNode.Parse(held.Row.Services)!.AsArray());
        return JsonSerializer.SerializeToUtf8Bytes(document);
    }

    private static JsonObject Method(KeyRow key)
    {
        var method = new JsonObject
        {
            ["id"] = key.VerificationMethod,
            ["type"] = "Multikey",
            ["controller"] = key.Did,
            ["publicKeyMultibase"] = key.PublicKey,
        };
        if (key.RevokedAt is { } moment)
        {
            method["revoked"] = moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }

        return method;
    }

    private static void AddWhereAny(JsonObject document, string name, JsonArray items)
    {
        if (items.Count > 0)
        {
            document[name] = items;
        }
    }

    private static JsonArray References(IEnumerable<KeyRow> keys) => new([.. keys.Select(key => JsonValue.Create(key.VerificationMethod))]);
}
