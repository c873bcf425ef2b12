using System.Text.Json;
using Untp.Core.Identifiers;
using Untp.Core.Json;
using Untp.Core.Keys;
using Untp.Core.Problems;

namespace Untp.Core.Dids;

/// <summary>Reads DID documents. Source: DID Core 1.0, section 5; Controlled Identifiers 1.0, section 2.2.</summary>
public static class DidDocumentReader
{
    private const int MaxVerificationMethods = 256;

    /// <summary>Reads the document of one DID.</summary>
    /// <remarks>
    /// Shape: JSON (UTF-8). Limits: <see cref="JsonLimits"/>, 256 verification methods and as many services.
    /// Errors: those of <see cref="StrictJsonReader"/>, DID_DOCUMENT_INVALID; never throws. A key of a foreign type is no error.
    /// </remarks>
    /// <param name="utf8">The document.</param>
    /// <param name="did">The DID that was resolved; a document about another is refused.</param>
    public static Result<DidDocument> Read(ReadOnlySpan<byte> utf8, Did did)
    {
        var json = StrictJsonReader.Read(utf8);
        if (!json.IsSuccess)
        {
            return Result<DidDocument>.Failure(json.Problems);
        }

        var root = json.Value;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("id", out var id) || !id.ValueEquals(did))
        {
            return Invalid($"The document's id is not {did}.", "/id");
        }

        var methods = new Dictionary<string, VerificationMethod>(StringComparer.Ordinal);
        foreach (var entry in Elements(root, "verificationMethod"))
        {
            if (ReadMethod(entry, did) is not { } method || !methods.TryAdd(method.Id, method) || methods.Count > MaxVerificationMethods)
            {
                return Invalid("A verification method lacks its id or controller, stands twice, or is one too many.", "/verificationMethod");
            }
        }

        var assertionMethods = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in Elements(root, "assertionMethod").Take(MaxVerificationMethods))
        {
            if (entry.ValueKind == JsonValueKind.Object && ReadMethod(entry, did) is { } embedded && methods.TryAdd(embedded.Id, embedded))
            {
                assertionMethods.Add(embedded.Id);
            }
            else if (entry.ValueKind == JsonValueKind.String)
            {
                assertionMethods.Add(Absolute(entry.GetString()!, did));
            }
        }

        return new DidDocument(did, methods, assertionMethods, [.. Elements(root, "service").Take(MaxVerificationMethods).Select(ReadService).OfType<DidService>()]);
    }

    private static VerificationMethod? ReadMethod(JsonElement entry, Did did) =>
        Text(entry, "id") is { } id && Text(entry, "controller") is { } controller
            ? new VerificationMethod(Absolute(id, did), controller, ReadKey(entry))
            : null;

    private static Result<VerificationKey> ReadKey(JsonElement entry)
    {
        var multibase = Text(entry, "publicKeyMultibase");
        if (entry.TryGetProperty("publicKeyJwk", out var jwk))
        {
            return multibase is null
                ? JwkReader.Read(jwk)
                : new Problem(ProblemCodes.KeySyntax, "The verification method carries two keys, publicKeyMultibase and publicKeyJwk.");
        }

        if (multibase is null)
        {
            return new Problem(ProblemCodes.KeyTypeUnsupported, "The verification method carries neither publicKeyMultibase nor publicKeyJwk.");
        }

        var key = Multikey.Decode(multibase);
        return key.IsSuccess && key.Value.Type != KeyType.Ed25519 && Text(entry, "type") == "Ed25519VerificationKey2020"
            ? new Problem(ProblemCodes.KeySyntax, "An Ed25519VerificationKey2020 carries a key of another type.")
            : key;
    }

    private static DidService? ReadService(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty("serviceEndpoint", out var endpoint) || Text(entry, "type") is not { } type)
        {
            return null;
        }

        var href = endpoint.ValueKind == JsonValueKind.String ? endpoint.GetString() : Text(endpoint, "href") ?? Text(endpoint, "uri");
        return AbsoluteUrl.Is(href)
            ? new DidService(Text(entry, "id") ?? "", type, href!, Text(endpoint, "title") ?? "", Text(endpoint, "type") ?? "")
            : null;
    }

    private static JsonElement.ArrayEnumerator Elements(JsonElement root, string name) =>
        root.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : default;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static bool ValueEquals(this JsonElement element, Did did) =>
        element.ValueKind == JsonValueKind.String && element.ValueEquals(did.Value);

    private static string Absolute(string reference, Did did) =>
        reference.StartsWith('#') ? did.Value + reference : reference;

    private static Problem Invalid(string message, string pointer) => new(ProblemCodes.DidDocumentInvalid, message, pointer);
}
