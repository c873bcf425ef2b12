using System.Text.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Proofs.Jose;

/// <summary>The header of a secured credential: what is used of it, and everything wrong with it. Immutable.</summary>
/// <param name="Alg">The algorithm as written; empty where there is none.</param>
/// <param name="Kid">The key as written; empty where there is none.</param>
/// <param name="Issuer">The claim <c>iss</c> where the header repeats it (RFC 7519, section 5.3); empty where there is none.</param>
/// <param name="Problems">All faults found; empty where the header may be used.</param>
public sealed record JoseHeader(string Alg, string Kid, string Issuer, IReadOnlyList<Problem> Problems)
{
    private static readonly string[] _keyMembers = ["jwk", "jku", "x5u", "x5c", "x5t", "x5t#S256"];

    /// <summary>Reads the header of a vc+jwt.</summary>
    /// <remarks>
    /// Errors, in <see cref="Problems"/>: those of <see cref="StrictJsonReader"/>, JWS_HEADER_INVALID (typ, cty, crit, wrong types),
    /// JWS_HEADER_KEY, ALG_NOT_ALLOWED, KID_MISSING; never throws.
    /// Source: Securing Verifiable Credentials using JOSE and COSE, section 3.1.1; RFC 7515, section 4; RFC 8725, section 3.
    /// </remarks>
    /// <param name="utf8">The header, JSON.</param>
    public static JoseHeader Read(ReadOnlySpan<byte> utf8)
    {
        var json = StrictJsonReader.Read(utf8, new JsonLimits { MaxBytes = 16 * 1024, MaxDepth = 8, MaxValues = 100 }).ToResult();
        if (!json.IsSuccess)
        {
            return new JoseHeader("", "", "", json.Problems);
        }

        if (json.Value.ValueKind != JsonValueKind.Object)
        {
            return new JoseHeader("", "", "", [new(ProblemCodes.JwsHeaderInvalid, "The JWS header is not a JSON object.")]);
        }

        var problems = new List<Problem>();
        string Text(string name)
        {
            if (!json.Value.TryGetProperty(name, out var value))
            {
                return "";
            }

            if (value.ValueKind == JsonValueKind.String)
            {
                return value.GetString()!;
            }

            problems.Add(new(ProblemCodes.JwsHeaderInvalid, $"{name} of the JWS header is not a string.", $"/{name}"));
            return "";
        }

        var alg = Text("alg");
        if (!JoseAlgorithm.IsAllowed(alg))
        {
            problems.Add(new(ProblemCodes.AlgNotAllowed, "alg is not one of EdDSA, Ed25519, ES256 and ES384.", "/alg"));
        }

        var kid = Text("kid");
        if (kid.Length == 0)
        {
            problems.Add(new(ProblemCodes.KidMissing, "The JWS header names no key; kid is the DID URL of the issuer's key.", "/kid"));
        }

        // Optional for a verifier; where stated it must not say that this is something else.
        if (!IsOneOf(Text("typ"), "", "vc+jwt", "application/vc+jwt"))
        {
            problems.Add(new(ProblemCodes.JwsHeaderInvalid, "typ is not vc+jwt.", "/typ"));
        }

        if (!IsOneOf(Text("cty"), "", "vc", "application/vc"))
        {
            problems.Add(new(ProblemCodes.JwsHeaderInvalid, "cty is not vc.", "/cty"));
        }

        foreach (var name in _keyMembers.Where(name => json.Value.TryGetProperty(name, out _)))
        {
            problems.Add(new(ProblemCodes.JwsHeaderKey, $"The JWS header brings its own key ({name}); keys come from the issuer's DID document only.", JsonPointer.Append("", name)));
        }

        // No extension is understood here, so any critical one ends it (RFC 7515, section 4.1.11).
        foreach (var name in (string[])["crit", "b64", "zip"])
        {
            if (json.Value.TryGetProperty(name, out _))
            {
                problems.Add(new(ProblemCodes.JwsHeaderInvalid, $"{name} in the JWS header is not supported.", $"/{name}"));
            }
        }

        return new JoseHeader(alg, kid, Text("iss"), problems);
    }

    private static bool IsOneOf(string text, params ReadOnlySpan<string> allowed)
    {
        foreach (var candidate in allowed)
        {
            if (string.Equals(text, candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
