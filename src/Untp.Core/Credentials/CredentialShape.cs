using System.Text.Json;
using Untp.Core.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Credentials;

/// <summary>
/// What every credential of data model 2.0 has, and what one of 1.1 has, which is read only. Dates are <see cref="ValidityPeriod"/>'s,
/// credentialStatus is judged where it is read.
/// </summary>
/// <remarks>Source: Verifiable Credentials Data Model 2.0, sections 4 and 5; Verifiable Credentials Data Model 1.1, sections 4 and 5.</remarks>
public static class CredentialShape
{
    /// <summary>The first context of every credential.</summary>
    public const string BaseContext = "https://www.w3.org/ns/credentials/v2";

    /// <summary>The first context of a credential of data model 1.1.</summary>
    public const string BaseContextV11 = "https://www.w3.org/2018/credentials/v1";

    private static readonly TypedMember[] _typed =
    [
        new("credentialSchema", NeedsId: true),
        new("refreshService"),
        new("termsOfUse"),
        new("evidence"),
        new("proof"),
    ];

    // Section 5.11: reserved extension points, which data model 1.1 did not know.
    private static readonly TypedMember[] _reserved = [new("renderMethod"), new("confidenceMethod")];

    private static readonly Utf8Table _typedNames = new([.. _typed.Concat(_reserved).Select(member => member.Name)]);

    /// <summary>All faults of a credential's shape; empty where there are none.</summary>
    /// <remarks>Errors: CREDENTIAL_SHAPE; never throws.</remarks>
    /// <param name="credential">The credential.</param>
    public static IReadOnlyList<Problem> Check(Credential credential) => Check(credential, out _);

    /// <summary>The same, with the related resources that it read; none where they are at fault.</summary>
    internal static IReadOnlyList<Problem> Check(Credential credential, out IReadOnlyList<RelatedResource> related)
    {
        related = [];
        var faults = new ShapeFaults(ProblemCodes.CredentialShape);
        var json = credential.Json;
        if (json.ValueKind != JsonValueKind.Object)
        {
            faults.Add("The credential is not a JSON object.", "");
            return faults.Problems;
        }

        MemberShape.CheckContexts(json, faults);
        MemberShape.CheckType(json, "VerifiableCredential", faults);
        CheckIssuer(credential, faults);
        MemberShape.CheckId(json, faults);
        CheckSubjects(json, faults);
        CheckTyped(credential, faults);
        var resources = RelatedResource.Read(credential);
        related = resources.Value ?? [];
        if (credential.DataModel == DataModelVersion.V11)
        {
            return faults.Problems;
        }

        LanguageText.Check(json, "name", faults);
        LanguageText.Check(json, "description", faults);
        return resources.IsSuccess ? faults.Problems : [.. faults.Problems, .. resources.Problems];
    }

    private static void CheckIssuer(Credential credential, ShapeFaults faults)
    {
        var issuer = Credential.Member(credential.Json, "issuer");
        if (!MemberShape.IsParty(issuer))
        {
            faults.Add("issuer is neither a URL nor an object whose id is one.", "/issuer");
        }

        if (issuer is { ValueKind: JsonValueKind.Object } named && credential.DataModel == DataModelVersion.V20)
        {
            LanguageText.Check(named, "name", faults, "/issuer");
            LanguageText.Check(named, "description", faults, "/issuer");
        }
    }

    /// <summary>Most credentials have none of these members: one pass over what there is.</summary>
    private static void CheckTyped(Credential credential, ShapeFaults faults)
    {
        foreach (var member in credential.Json.EnumerateObject())
        {
            var place = _typedNames.IndexOf(member.Utf8Name);
            if (place >= _typed.Length && credential.DataModel == DataModelVersion.V20)
            {
                _reserved[place - _typed.Length].Check(credential.Json, faults);
            }
            else if (place >= 0 && place < _typed.Length)
            {
                _typed[place].Check(credential.Json, faults);
            }
        }
    }

    private static void CheckSubjects(StrictJson json, ShapeFaults faults)
    {
        if (!HasSubject(json))
        {
            faults.Add("credentialSubject is neither an object nor an array of objects, or says nothing.", "/credentialSubject");
            return;
        }

        foreach (var (subject, pointer) in MemberShape.Items(json.GetProperty("credentialSubject"), "/credentialSubject"))
        {
            MemberShape.CheckId(subject, faults, pointer);
        }
    }

    private static bool HasSubject(StrictJson json) => Credential.Member(json, "credentialSubject") switch
    {
        { ValueKind: JsonValueKind.Object } one => one.GetPropertyCount() > 0,
        { ValueKind: JsonValueKind.Array } many => many.GetArrayLength() > 0 && many.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object && item.GetPropertyCount() > 0),
        _ => false,
    };
}
