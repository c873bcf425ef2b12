using Untp.Core.Problems;

namespace Untp.Core.Tests.Proofs.Jose;

/// <summary>The vectors of project Wycheproof that are no compact JWS, so that another code stands before that of the algorithm: no header is read.</summary>
internal sealed record NoCompactJws(string File, ProblemCode Code, string Why, int[] Cases)
{
    public static IReadOnlyList<NoCompactJws> All { get; } =
    [
        new("json_web_crypto_test.json", ProblemCodes.JwsSyntax, "Five parts: JSON Web Encryption, which secures no credential.", [50, 51, 52, 54, 57, 58, 60, 61, 68, 69, 71, 72, 75, 80]),
        new("json_web_signature_test.json", ProblemCodes.JwsSyntax, "The JSON serialization, not the compact one.", [17]),
        new("json_web_crypto_test.json", ProblemCodes.JwsSyntax, "The JSON serialization, not the compact one.", [17, 66]),
        new("json_web_signature_test.json", ProblemCodes.RequestEmpty, "Nothing at all.", [13, 30]),
        new("json_web_crypto_test.json", ProblemCodes.RequestEmpty, "Nothing at all.", [30]),
        new("json_web_signature_test.json", ProblemCodes.JwsSyntax, "Not three parts.", [4, 7, 12, 15, 21, 24, 27, 29, 36, 39, 42]),
        new("json_web_crypto_test.json", ProblemCodes.JwsSyntax, "Not three parts.", [4, 10, 14, 21, 24, 29, 36, 39, 42, 44, 56, 62, 65, 70, 73, 76, 79, 82]),
        new("json_web_signature_test.json", ProblemCodes.JwsSyntax, "A part is empty: no algorithm of ours signs nothing, nor makes no signature.", [3, 16, 20, 23, 26, 28, 38, 41, 43, 259, 264, 272, 320, 341, 342, 344]),
        new("json_web_key_test.json", ProblemCodes.JwsSyntax, "A part is empty: no algorithm of ours signs nothing, nor makes no signature.", [9]),
        new("json_web_crypto_test.json", ProblemCodes.JwsSyntax, "A part is empty: no algorithm of ours signs nothing, nor makes no signature.", [9, 11, 16, 20, 28, 35, 41, 43]),
        new("json_web_signature_test.json", ProblemCodes.Base64UrlNotCanonical, "Not base64url, or not the one form of its bytes.", [362, 371, 373, 374, 375]),
    ];
}
