using System.Text.Json;
using Untp.Core.Identifiers;
using Untp.Core.Problems;

namespace Untp.Core.Credentials;

/// <summary>What every credential of data model 2.0 has. Source: Verifiable Credentials Data Model 2.0, sections 4.3 to 4.9.</summary>
public static class CredentialShape
{
    /// <summary>The first context of every credential.</summary>
    public const string BaseContext = "https://www.w3.org/ns/credentials/v2";

    /// <summary>All faults of a credential's shape; empty where there are none.</summary>
    /// <remarks>Errors: CREDENTIAL_SHAPE; never throws.</remarks>
    /// <param name="credential">The credential.</param>
    public static IReadOnlyList<Problem> Check(Credential credential)
    {
        var json = credential.Json;
        if (json.ValueKind != JsonValueKind.Object)
        {
            return [Fault("The credential is not a JSON object.", "")];
        }

        var problems = new List<Problem>();
        if (Credential.Member(json, "@context") is not { ValueKind: JsonValueKind.Array } contexts
            || contexts.GetArrayLength() == 0
            || contexts[0].ValueKind != JsonValueKind.String
            || contexts[0].GetString() != BaseContext)
        {
            problems.Add(Fault($"@context is not an array that begins with {BaseContext}.", "/@context"));
        }

        if (!credential.Types.Contains("VerifiableCredential", StringComparer.Ordinal))
        {
            problems.Add(Fault("type does not hold VerifiableCredential.", "/type"));
        }

        if (!AbsoluteUrl.Is(credential.Issuer))
        {
            problems.Add(Fault("issuer is neither a URL nor an object whose id is one.", "/issuer"));
        }

        if (Credential.Member(json, "id") is not null && !AbsoluteUrl.Is(credential.Id))
        {
            problems.Add(Fault("id is not a URL.", "/id"));
        }

        if (!HasSubject(json))
        {
            problems.Add(Fault("credentialSubject is neither an object nor an array of objects, or says nothing.", "/credentialSubject"));
        }

        return problems;
    }

    private static bool HasSubject(JsonElement json) => Credential.Member(json, "credentialSubject") switch
    {
        { ValueKind: JsonValueKind.Object } one => one.EnumerateObject().Any(),
        { ValueKind: JsonValueKind.Array } many => many.GetArrayLength() > 0 && many.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object && item.EnumerateObject().Any()),
        _ => false,
    };

    private static Problem Fault(string message, string pointer) => new(ProblemCodes.CredentialShape, message, pointer);
}
