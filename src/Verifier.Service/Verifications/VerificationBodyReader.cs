using System.Globalization;
using System.Text;
using System.Text.Json;
using Untp.Core.Json;
using Untp.Core.Problems;
using Untp.Core.Verification;

namespace Untp.Verifier.Verifications;

/// <summary>Reads the JSON form of a verification request; a member that is not known is refused, for it may be a misspelt demand.</summary>
internal static class VerificationBodyReader
{
    private const int MaxTrustedIssuers = 1000;

    // What the answer to an issuing carries besides the credential, so that it can be sent on as it is.
    private static readonly string[] _issuedMembers = ["id", "mediaType", "status", "warnings"];

    // Not every form that .NET reads: to it, 10:00 is a moment of today.
    private static readonly string[] _moments = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static Result<VerificationRequest> Read(ReadOnlyMemory<byte> utf8, int maxCredentialBytes)
    {
        var json = StrictJsonReader.Read(utf8.Span, new JsonLimits { MaxBytes = maxCredentialBytes + (64 * 1024) });
        if (!json.IsSuccess)
        {
            return Result<VerificationRequest>.Failure(json.Problems);
        }

        if (json.Value.ValueKind != JsonValueKind.Object)
        {
            return Fault("The body is not a JSON object with a member credential.", "");
        }

        VerificationRequest? request = null;
        DateTimeOffset? at = null;
        string[] trusted = [];
        foreach (var member in json.Value.EnumerateObject())
        {
            switch (member.Name)
            {
                case "credential" when member.Value.ValueKind == JsonValueKind.String:
                    request = new VerificationRequest(Encoding.UTF8.GetBytes(member.Value.GetString()!));
                    break;
                case "at" when member.Value.ValueKind == JsonValueKind.String
                    && DateTimeOffset.TryParseExact(member.Value.GetString(), _moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                    && moment.UtcDateTime.Year is > 1 and < 9999:
                    at = moment;
                    break;
                case "trustedIssuers" when member.Value.ValueKind == JsonValueKind.Array
                    && member.Value.GetArrayLength() <= MaxTrustedIssuers
                    && member.Value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String):
                    trusted = [.. member.Value.EnumerateArray().Select(item => item.GetString()!)];
                    break;
                case "credential":
                    return Fault("credential is not a string; this version reads compact JWS only.", "/credential");
                case "at":
                    return Fault("at is not a moment, such as 2026-01-31T12:00:00Z.", "/at");
                case "trustedIssuers":
                    return Fault($"trustedIssuers is not an array of at most {MaxTrustedIssuers} DIDs.", "/trustedIssuers");
                case var name when !_issuedMembers.Contains(name, StringComparer.Ordinal):
                    return new Problem(ProblemCodes.RequestMemberUnknown, "This member is not known here; check its spelling.", JsonPointer.Append("", name));
            }
        }

        return request is null ? Fault("The body has no member credential.", "/credential") : request with { At = at, TrustedIssuers = trusted };
    }

    private static Problem Fault(string message, string pointer) => new(ProblemCodes.RequestShape, message, pointer);
}
