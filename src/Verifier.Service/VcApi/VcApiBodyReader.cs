using System.Text.Json;
using Untp.Core.Problems;
using Untp.Core.Verification;
using Untp.Core.Verification.Presentations;
using Untp.LinkedData.Json;
using Untp.Verifier.Policies;

namespace Untp.Verifier.VcApi;

/// <summary>Reads the requests of the VC API. An option that is not known is refused, for it may be a misspelt demand.</summary>
internal static class VcApiBodyReader
{
    /// <summary><c>{verifiableCredential, options?}</c>.</summary>
    public static Result<VerificationRequest> ReadCredential(ReadOnlySpan<byte> utf8, int maxBytes, TenantPolicies policies)
    {
        var (secured, options, problems) = Read(utf8, maxBytes, "verifiableCredential");
        return problems.Count > 0
            ? Result<VerificationRequest>.Failure(problems)
            : new VerificationRequest(secured) { Policy = policies.Own, Scope = options.Scope };
    }

    /// <summary><c>{verifiablePresentation, options?}</c>.</summary>
    public static Result<PresentationRequest> ReadPresentation(ReadOnlySpan<byte> utf8, int maxBytes, TenantPolicies policies)
    {
        var (secured, options, problems) = Read(utf8, maxBytes, "verifiablePresentation");
        return problems.Count > 0
            ? Result<PresentationRequest>.Failure(problems)
            : new PresentationRequest(secured)
            {
                Challenge = options.Challenge,
                Domain = options.Domain,
                OfCredentials = new VerificationRequest(default(ReadOnlyMemory<byte>)) { Policy = policies.Own, Scope = options.Scope },
            };
    }

    private static (byte[] Secured, VcApiOptions Options, List<Problem> Problems) Read(ReadOnlySpan<byte> utf8, int maxBytes, string name)
    {
        var problems = new List<Problem>();
        var json = StrictJsonReader.Read(utf8, new JsonLimits { MaxBytes = maxBytes, MaxDepth = JsonLimits.Default.MaxDepth + 1 }).ToResult();
        if (!json.IsSuccess)
        {
            problems.AddRange(json.Problems);
            return ([], new(), problems);
        }

        if (json.Value.ValueKind != JsonValueKind.Object || !json.Value.TryGetProperty(name, out var secured) || secured.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new(ProblemCodes.RequestShape, $"The body is not a JSON object whose member {name} is an object.", $"/{name}"));
            return ([], new(), problems);
        }

        var options = json.Value.TryGetProperty("options", out var given) ? ReadOptions(given, problems) : new();
        foreach (var member in json.Value.EnumerateObject().Where(member => member.Name != name && member.Name != "options"))
        {
            problems.Add(Unknown(member.Name, ""));
        }

        return (secured.RawUtf8.ToArray(), options, problems);
    }

    private static VcApiOptions ReadOptions(StrictJson json, List<Problem> problems)
    {
        var options = new VcApiOptions();
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new(ProblemCodes.RequestShape, "options is not an object.", "/options"));
            return options;
        }

        foreach (var member in json.EnumerateObject())
        {
            var text = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : null;
            switch (member.Name)
            {
                case "checks" when member.Value.ValueKind == JsonValueKind.Array && member.Value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String):
                    options = options with { IsProofOnly = member.Value.GetArrayLength() == 1 && member.Value[0].ValueEquals("proof") };
                    break;
                case "challenge" when text is not null:
                    options = options with { Challenge = text };
                    break;
                case "domain" when text is not null:
                    options = options with { Domain = text };
                    break;
                case "checks" or "challenge" or "domain":
                    problems.Add(new(ProblemCodes.RequestShape, "checks is a list of strings; challenge and domain are strings.", JsonPointer.Append("/options", member.Name)));
                    break;
                default:
                    problems.Add(Unknown(member.Name, "/options"));
                    break;
            }
        }

        return options;
    }

    private static Problem Unknown(string name, string parent) =>
        new(ProblemCodes.RequestMemberUnknown, "This member is not known here; check its spelling.", JsonPointer.Append(parent, name));
}
