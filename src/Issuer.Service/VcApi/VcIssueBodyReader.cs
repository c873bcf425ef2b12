using System.Text;
using System.Text.Json;
using Untp.Core.Issuance;
using Untp.Core.Problems;
using Untp.Core.Status;
using Untp.Issuer.Credentials;
using Untp.Issuer.Status;
using Untp.LinkedData.Json;

namespace Untp.Issuer.VcApi;

/// <summary>Reads a request to issue, as the VC API has it. One thread.</summary>
internal sealed class VcIssueBodyReader
{
    private readonly List<Problem> _problems = [];
    private Securing? _suite;
    private bool _isJose;
    private StatusPurpose? _purpose;

    public static Result<IssueRequest> Read(ReadOnlySpan<byte> utf8, int maxBytes, string idempotencyKey)
    {
        var json = StrictJsonReader.Read(utf8, new JsonLimits { MaxBytes = maxBytes, MaxDepth = JsonLimits.Default.MaxDepth + 1 }).ToResult();
        return json.IsSuccess ? new VcIssueBodyReader().Read(json.Value, idempotencyKey) : Result<IssueRequest>.Failure(json.Problems);
    }

    private Result<IssueRequest> Read(StrictJson body, string idempotencyKey)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return new Problem(ProblemCodes.RequestShape, "The body is not a JSON object with a member credential.");
        }

        byte[]? credential = null;
        foreach (var member in body.EnumerateObject())
        {
            switch (member.Name)
            {
                case "credential" when member.Value.ValueKind == JsonValueKind.Object:
                    credential = Encoding.UTF8.GetBytes(member.Value.GetRawText());
                    break;
                case "options" when member.Value.ValueKind == JsonValueKind.Object:
                    ReadOptions(member.Value);
                    break;
                case "credential" or "options":
                    _problems.Add(new(ProblemCodes.RequestShape, $"{member.Name} is not an object.", $"/{member.Name}"));
                    break;
                default:
                    _problems.Add(Unknown("", member.Name));
                    break;
            }
        }

        if (credential is null && _problems.Count == 0)
        {
            _problems.Add(new(ProblemCodes.RequestShape, "The body has no member credential.", "/credential"));
        }

        if (_isJose && _suite is not null)
        {
            _problems.Add(new(ProblemCodes.RequestShape, "A JWT has no cryptosuite; leave one of the two options out.", "/options/cryptosuite"));
        }

        return _problems.Count == 0
            ? new IssueRequest(credential, Validate: true, _purpose is { } purpose ? [purpose] : [], idempotencyKey)
            {
                Securing = _isJose ? Securing.Jose : _suite ?? Securing.Default,
                IsAnyCredential = true,
            }
            : Result<IssueRequest>.Failure(_problems);
    }

    private void ReadOptions(StrictJson options)
    {
        foreach (var option in options.EnumerateObject())
        {
            var text = option.Value.ValueKind == JsonValueKind.String ? option.Value.GetString() : null;
            switch (option.Name)
            {
                case "cryptosuite" when Securing.Find(text) is { Cryptosuite: not null } suite:
                    _suite = suite;
                    break;
                case "securingMechanism" when text == "vc-jose":
                    _isJose = true;
                    break;
                case "statusPurpose" when IssuedPurposes.Find(text) is { } purpose:
                    _purpose = purpose;
                    break;
                case "cryptosuite":
                    _problems.Add(new(ProblemCodes.RequestShape, $"cryptosuite is one of {string.Join(", ", Securing.All.Select(securing => securing.Cryptosuite).OfType<string>())}.", "/options/cryptosuite"));
                    break;
                case "securingMechanism":
                    _problems.Add(new(ProblemCodes.RequestShape, "securingMechanism is vc-jose; without it the credential gets an embedded proof.", "/options/securingMechanism"));
                    break;
                case "statusPurpose":
                    _problems.Add(new(ProblemCodes.RequestShape, "statusPurpose is revocation or suspension.", "/options/statusPurpose"));
                    break;
                default:
                    _problems.Add(Unknown("/options", option.Name));
                    break;
            }
        }
    }

    private static Problem Unknown(string pointer, string name) => new(ProblemCodes.RequestMemberUnknown, "This member is not known here; check its spelling.", JsonPointer.Append(pointer, name));
}
