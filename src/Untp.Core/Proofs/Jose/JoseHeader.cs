using System.Text;
using System.Text.Json;
using Untp.Core.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Proofs.Jose;

/// <summary>The header of a secured credential or presentation: what is used of it, and everything wrong with it. Immutable.</summary>
/// <param name="Alg">The algorithm as written; empty where there is none.</param>
/// <param name="Kid">The key as written; empty where there is none.</param>
/// <param name="Issuer">The claim <c>iss</c> where the header repeats it (RFC 7519, section 5.3); empty where there is none.</param>
/// <param name="Problems">All faults found; empty where the header may be used.</param>
public sealed record JoseHeader(string Alg, string Kid, string Issuer, IReadOnlyList<Problem> Problems)
{
    private static readonly JsonLimits _limits = new() { MaxBytes = 16 * 1024, MaxDepth = 8, MaxValues = 100 };
    private static readonly string[] _keyMembers = ["jwk", "jku", "x5u", "x5c", "x5t", "x5t#S256"];

    // No extension is understood here, so any critical one ends it (RFC 7515, section 4.1.11).
    private static readonly string[] _extensions = ["crit", "b64", "zip"];

    // A header may repeat claims (RFC 7519, section 5.3), but not those that are none.
    private static readonly string[] _claims = ["vc", "vp"];

    private static readonly Utf8Table _forbidden = new([.. _keyMembers, .. _extensions, .. _claims]);

    /// <summary>Reads the header of a vc+jwt.</summary>
    /// <remarks>As <see cref="Read(ReadOnlySpan{byte}, JoseType)"/>.</remarks>
    /// <param name="utf8">The header, JSON.</param>
    public static JoseHeader Read(ReadOnlySpan<byte> utf8) => Read(utf8, JoseType.Credential);

    /// <summary>Reads the header of a vc+jwt or vp+jwt.</summary>
    /// <remarks>
    /// Shape: <c>typ</c> and <c>cty</c> are optional; where stated they must not say that this is something else.
    /// Errors, in <see cref="Problems"/>: those of <see cref="StrictJsonReader"/>, JWS_HEADER_INVALID (typ, cty, crit, wrong types),
    /// JWS_HEADER_KEY, CLAIM_FORBIDDEN (vc, vp), ALG_NOT_ALLOWED, KID_MISSING; never throws.
    /// Source: Securing Verifiable Credentials using JOSE and COSE, section 3.1; RFC 7515, section 4; RFC 8725, section 3.
    /// </remarks>
    /// <param name="utf8">The header, JSON.</param>
    /// <param name="type">What the token has to be.</param>
    public static JoseHeader Read(ReadOnlySpan<byte> utf8, JoseType type)
    {
        var json = StrictJsonReader.Read(utf8, _limits).ToResult();
        if (!json.IsSuccess)
        {
            return new JoseHeader("", "", "", json.Problems);
        }

        if (json.Value.ValueKind != JsonValueKind.Object)
        {
            return new JoseHeader("", "", "", [Invalid("The JWS header is not a JSON object.", "")]);
        }

        var problems = new List<Problem>();
        var alg = Text("alg"u8);
        if (!JoseAlgorithm.IsAllowed(alg))
        {
            problems.Add(new(ProblemCodes.AlgNotAllowed, "alg is not one of EdDSA, Ed25519, ES256 and ES384.", "/alg"));
        }

        var kid = Text("kid"u8);
        if (kid.Length == 0)
        {
            problems.Add(new(ProblemCodes.KidMissing, "The JWS header names no key; kid is the DID URL of the signer's key.", "/kid"));
        }

        if (Text("typ"u8) is { Length: > 0 } typ && !type.IsType(typ))
        {
            problems.Add(Invalid($"typ is not {type.Name}.", "/typ"));
        }

        if (Text("cty"u8) is { Length: > 0 } cty && !type.IsContent(cty))
        {
            problems.Add(Invalid($"cty is not {type.Content}.", "/cty"));
        }

        AddForbidden(json.Value, problems);
        return new JoseHeader(alg, kid, Text("iss"u8), problems);

        string Text(ReadOnlySpan<byte> name)
        {
            if (!json.Value.TryGetProperty(name, out var value))
            {
                return "";
            }

            if (value.ValueKind == JsonValueKind.String)
            {
                return value.GetString()!;
            }

            var text = Encoding.UTF8.GetString(name);
            problems.Add(Invalid($"{text} of the JWS header is not a string.", $"/{text}"));
            return "";
        }
    }

    private static void AddForbidden(StrictJson header, List<Problem> problems)
    {
        foreach (var member in header.EnumerateObject())
        {
            if (_forbidden.IndexOf(member.Utf8Name) is >= 0 and var place)
            {
                problems.Add(place < _keyMembers.Length
                    ? new(ProblemCodes.JwsHeaderKey, $"The JWS header brings its own key ({member.Name}); keys come from the signer's DID document only.", JsonPointer.Append("", member.Name))
                    : place < _keyMembers.Length + _extensions.Length
                    ? Invalid($"{member.Name} in the JWS header is not supported.", $"/{member.Name}")
                    : new(ProblemCodes.ClaimForbidden, $"The JWS header repeats the claim {member.Name}, which data model 2.0 does not have.", $"/{member.Name}"));
            }
        }
    }

    private static Problem Invalid(string message, string pointer) => new(ProblemCodes.JwsHeaderInvalid, message, pointer);
}
