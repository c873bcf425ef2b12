using System.Text.Json;
using Untp.Core.Identifiers;
using Untp.Core.Json;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.LinkedData.Encodings;
using Untp.LinkedData.Json;

namespace Untp.Core.Dids;

/// <summary>Reads DID documents. Source: DID Core 1.0, section 5; Controlled Identifiers 1.0, section 2.2.</summary>
public static class DidDocumentReader
{
    private const int MaxVerificationMethods = 256;
    private const int MaxBase58Chars = 64;

    // What a key of these types is written as. Source: Controlled Identifiers 1.0, sections 2.2.2 and 2.2.3; Data Integrity EdDSA Cryptosuites
    // v1.0, section 2.1.2; JsonWebKey2020 as its successor. Of other types any form is read.
    private static readonly Dictionary<string, string> _representations = new(StringComparer.Ordinal)
    {
        ["Multikey"] = "publicKeyMultibase",
        [Ed25519Of2020] = "publicKeyMultibase",
        ["JsonWebKey"] = "publicKeyJwk",
        ["JsonWebKey2020"] = "publicKeyJwk",
    };

    // Controlled Identifiers 1.0, section 2.2.2 and 2.2.3, and the types before: what only the key's holder may have.
    private static readonly string[] _private = ["secretKeyMultibase", "secretKeyJwk", "privateKeyMultibase", "privateKeyJwk", "privateKeyBase58"];

    // Older types (DID Specification Registries); new documents use Multikey or JsonWebKey.
    private const string Ed25519Of2018 = "Ed25519VerificationKey2018";
    private const string Ed25519Of2020 = "Ed25519VerificationKey2020";

    /// <summary>Reads the document of one DID.</summary>
    /// <remarks>
    /// Shape: JSON (UTF-8), with or without <c>@context</c>; keys as Multikey, JSON Web Key, or publicKeyBase58 of 2018.
    /// <c>expires</c> and <c>revoked</c> of a key are read; a key of which they cannot be read is not used.
    /// Limits: <see cref="JsonLimits"/>, 256 verification methods and as many services.
    /// Errors: those of <see cref="StrictJsonReader"/>, DID_DOCUMENT_INVALID; never throws. A key of a foreign type is no error.
    /// </remarks>
    /// <param name="utf8">The document.</param>
    /// <param name="did">The DID that was resolved; a document about another is refused.</param>
    public static Result<DidDocument> Read(ReadOnlySpan<byte> utf8, Did did)
    {
        var json = StrictJsonReader.Read(utf8).ToResult();
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

        var assertionMethods = ReadRelationship(root, "assertionMethod", did, methods);
        var authentications = ReadRelationship(root, "authentication", did, methods);
        return new DidDocument(did, methods, assertionMethods, [.. Elements(root, "service").Take(MaxVerificationMethods).Select(ReadService).OfType<DidService>()])
        {
            Authentications = authentications,
        };
    }

    /// <summary>The keys of a verification relationship; those that are embedded join <paramref name="methods"/>.</summary>
    private static HashSet<string> ReadRelationship(StrictJson root, string name, Did did, Dictionary<string, VerificationMethod> methods)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in Elements(root, name).Take(MaxVerificationMethods))
        {
            if (entry.ValueKind == JsonValueKind.Object && ReadMethod(entry, did) is { } embedded && (methods.TryAdd(embedded.Id, embedded) || AreSame(methods[embedded.Id], embedded)))
            {
                keys.Add(embedded.Id);
            }
            else if (entry.ValueKind == JsonValueKind.String)
            {
                keys.Add(Absolute(entry.GetString()!, did));
            }
        }

        return keys;
    }

    /// <summary>Some documents write a method out at every place where they use it.</summary>
    private static bool AreSame(VerificationMethod x, VerificationMethod y) =>
        (x.Controller, x.Expires, x.Revoked) == (y.Controller, y.Expires, y.Revoked)
        && x.Key.Value is { } first && y.Key.Value is { } second
        && first.Type == second.Type && first.Encoded.Span.SequenceEqual(second.Encoded.Span);

    private static VerificationMethod? ReadMethod(StrictJson entry, Did did)
    {
        if (entry.FindString("id") is not { } id || entry.FindString("controller") is not { } controller)
        {
            return null;
        }

        // Of a key whose end cannot be read nobody knows whether it is still in force.
        return TryReadMoment(entry, "expires", out var expires) && TryReadMoment(entry, "revoked", out var revoked)
            ? new VerificationMethod(Absolute(id, did), controller, ReadKey(entry)) { Expires = expires, Revoked = revoked }
            : new VerificationMethod(
                Absolute(id, did),
                controller,
                new Problem(ProblemCodes.DidDocumentInvalid, "expires or revoked of the verification method is not a date and time with its zone, such as 2026-01-31T12:00:00Z."));
    }

    private static bool TryReadMoment(StrictJson entry, string name, out DateTimeOffset? moment)
    {
        moment = entry.FindString(name) is { } text ? DateTimeStamp.Read(text) : null;
        return moment is not null || !entry.TryGetProperty(name, out _);
    }

    private static Result<VerificationKey> ReadKey(StrictJson entry)
    {
        if (Array.Find(_private, name => entry.TryGetProperty(name, out _)) is { } secret)
        {
            return new Problem(ProblemCodes.KeySyntax, $"The verification method holds its private key ({secret}); whoever can read it can sign, so it proves nothing.");
        }

        if (entry.FindString("type") is not { Length: > 0 } type)
        {
            return new Problem(ProblemCodes.KeySyntax, "The verification method does not say its type.");
        }

        var multibase = entry.FindString("publicKeyMultibase");
        var base58 = entry.FindString("publicKeyBase58");
        var hasJwk = entry.TryGetProperty("publicKeyJwk", out var jwk);
        switch ((multibase is null ? 0 : 1) + (base58 is null ? 0 : 1) + (hasJwk ? 1 : 0))
        {
            case 0:
                return new Problem(ProblemCodes.KeyTypeUnsupported, "The verification method carries none of publicKeyMultibase, publicKeyJwk and publicKeyBase58.");
            case > 1:
                return new Problem(ProblemCodes.KeySyntax, "The verification method carries more than one key.");
        }

        if (_representations.TryGetValue(type, out var representation) && !entry.TryGetProperty(representation, out _))
        {
            return new Problem(ProblemCodes.KeySyntax, $"A verification method of the type {type} carries its key as {representation}.");
        }

        var key = hasJwk ? JwkReader.Read(jwk) : multibase is not null ? Multikey.Decode(multibase) : ReadBase58(base58!, type);
        return key.IsSuccess && key.Value.Type != KeyType.Ed25519 && type is Ed25519Of2018 or Ed25519Of2020
            ? new Problem(ProblemCodes.KeySyntax, $"An {type} carries a key of another type.")
            : key;
    }

    // Only the type says what kind of key it is.
    private static Result<VerificationKey> ReadBase58(string base58, string type)
    {
        if (type != Ed25519Of2018)
        {
            return new Problem(ProblemCodes.KeyTypeUnsupported, "A publicKeyBase58 is read of the type Ed25519VerificationKey2018 only.");
        }

        return Base58Btc.Decode(base58, MaxBase58Chars) is { } key
            ? VerificationKey.Import(KeyType.Ed25519, key)
            : new Problem(ProblemCodes.KeySyntax, "publicKeyBase58 holds characters that base58btc does not have, or too many.");
    }

    private static DidService? ReadService(StrictJson entry)
    {
        if (entry.ValueKind != JsonValueKind.Object || !entry.TryGetProperty("serviceEndpoint", out var endpoint) || entry.FindString("type") is not { } type)
        {
            return null;
        }

        var href = endpoint.ValueKind == JsonValueKind.String ? endpoint.GetString() : endpoint.FindString("href") ?? endpoint.FindString("uri");
        return AbsoluteUrl.Is(href)
            ? new DidService(entry.FindString("id") ?? "", type, href!, endpoint.FindString("title") ?? "", endpoint.FindString("type") ?? "")
            : null;
    }

    private static StrictJsonItems Elements(StrictJson root, string name) =>
        root.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : default;

    private static bool ValueEquals(this StrictJson element, Did did) =>
        element.ValueKind == JsonValueKind.String && element.ValueEquals(did.Value);

    // DID Core 1.0, section 3.2.2.
    private static string Absolute(string reference, Did did) =>
        reference is ['#' or '/' or '?', ..] ? did.Value + reference : reference;

    private static Problem Invalid(string message, string pointer) => new(ProblemCodes.DidDocumentInvalid, message, pointer);
}
