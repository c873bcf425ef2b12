using System.Text.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Credentials;

/// <summary>What every presentation has; each credential in it is judged for itself.</summary>
/// <remarks>Source: Verifiable Credentials Data Model 2.0, section 4.13; Verifiable Credentials Data Model 1.1, section 4.10.</remarks>
public static class PresentationShape
{
    /// <summary>The type of every presentation.</summary>
    public const string Type = "VerifiablePresentation";

    /// <summary>Most credentials in one presentation: 64. Each is verified for itself.</summary>
    public const int MaxCredentials = 64;

    private static readonly TypedMember[] _typed = [new("termsOfUse"), new("proof")];

    /// <summary>All faults of a presentation's shape; empty where there are none.</summary>
    /// <remarks>Limits: <see cref="MaxCredentials"/>. Errors: PRESENTATION_SHAPE; never throws.</remarks>
    /// <param name="presentation">The presentation, strictly read.</param>
    public static IReadOnlyList<Problem> Check(StrictJson presentation)
    {
        var faults = new ShapeFaults(ProblemCodes.PresentationShape);
        if (presentation.ValueKind != JsonValueKind.Object)
        {
            faults.Add("The presentation is not a JSON object.", "");
            return faults.Problems;
        }

        MemberShape.CheckContexts(presentation, faults);
        MemberShape.CheckType(presentation, Type, faults);
        MemberShape.CheckId(presentation, faults);
        if (Credential.Member(presentation, "holder") is { } holder && !MemberShape.IsParty(holder))
        {
            faults.Add("holder is neither a URL nor an object whose id is one.", "/holder");
        }

        CheckCredentials(presentation, faults);
        foreach (var member in _typed)
        {
            member.Check(presentation, faults);
        }

        return faults.Problems;
    }

    /// <summary>The credentials of a presentation, in order, each with its place; none where it holds none.</summary>
    /// <param name="presentation">The presentation.</param>
    public static IReadOnlyList<(StrictJson Credential, string Pointer)> CredentialsOf(StrictJson presentation) =>
        Credential.Member(presentation, "verifiableCredential") is { } credentials ? [.. MemberShape.Items(credentials, "/verifiableCredential")] : [];

    private static void CheckCredentials(StrictJson presentation, ShapeFaults faults)
    {
        if (Credential.Member(presentation, "verifiableCredential") is null)
        {
            return;
        }

        var credentials = CredentialsOf(presentation);
        if (credentials.Count is 0 or > MaxCredentials)
        {
            faults.Add($"verifiableCredential holds none, or more than {MaxCredentials} credentials.", "/verifiableCredential");
            return;
        }

        foreach (var (credential, pointer) in credentials)
        {
            CheckCredential(credential, pointer, faults);
        }
    }

    private static void CheckCredential(StrictJson credential, string pointer, ShapeFaults faults)
    {
        var types = Credential.Texts(credential, "type");
        if (credential.ValueKind != JsonValueKind.Object)
        {
            faults.Add($"A credential in a presentation is an object; envelop a JWT as {EnvelopedCredential.Type}.", pointer);
        }
        else if (types.Contains(EnvelopedCredential.Type, StringComparer.Ordinal))
        {
            if (!Credential.Texts(credential, "@context").Contains(CredentialShape.BaseContext, StringComparer.Ordinal))
            {
                faults.Add($"@context of the envelope does not hold {CredentialShape.BaseContext}.", $"{pointer}/@context");
            }

            if (credential.FindString("id") is not { } id || !id.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            {
                faults.Add("id of the envelope is not a data: URL.", $"{pointer}/id");
            }
        }
        else if (!types.Contains("VerifiableCredential", StringComparer.Ordinal))
        {
            faults.Add($"What is presented is neither a VerifiableCredential nor an {EnvelopedCredential.Type}.", $"{pointer}/type");
        }
    }
}
