using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Schemas;
using Untp.Core.Status;
using Untp.LinkedData.Json;

namespace Untp.Core.Issuance;

/// <summary>What has to hold before a credential is signed: what is not valid is not signed.</summary>
public static class IssuanceRules
{
    /// <summary>Reads an unsigned credential and collects everything but its schema that speaks against signing it.</summary>
    /// <remarks>
    /// A JWT secures data model 2.0 alone, and nothing that carries a proof already; an embedded proof also 1.1, and joins the proofs there are.
    /// A status of another type than ours is its issuer's own to keep.
    /// Errors: those of <see cref="StrictJsonReader"/>, CREDENTIAL_SHAPE, CREDENTIAL_DATE_SYNTAX, CREDENTIAL_DATES_REVERSED, CLAIM_MISMATCH,
    /// STATUS_NOT_ALLOCATED; never throws.
    /// </remarks>
    /// <param name="utf8">The credential, JSON (UTF-8).</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="securing">How it is going to be signed.</param>
    public static Result<Credential> Read(ReadOnlySpan<byte> utf8, JsonLimits limits, Securing securing)
    {
        var json = StrictJsonReader.Read(utf8, limits).ToResult();
        if (!json.IsSuccess)
        {
            return Result<Credential>.Failure(json.Problems);
        }

        var credential = new Credential(json.Value);
        var isJwt = securing.Cryptosuite is null;
        var problems = new List<Problem>(CredentialShape.Check(credential).Where(problem => !(isJwt && problem.Pointer.StartsWith("/proof", StringComparison.Ordinal))));
        problems.AddRange(ValidityPeriod.Read(credential).Problems);
        if (isJwt)
        {
            problems.AddRange(RegisteredClaims.Check(credential.Json));
            problems.AddRange(RegisteredClaims.Unreadable(credential.Json));
        }

        if (isJwt && credential.DataModel == DataModelVersion.V11)
        {
            problems.Add(new(ProblemCodes.CredentialShape, $"A JWT secures credentials of data model 2.0 only; begin @context with {CredentialShape.BaseContext}, or ask for a cryptosuite.", "/@context/0"));
        }

        if (credential.HasStatus && !StatusEntries.AreOfOtherTypes(credential))
        {
            problems.Add(new(ProblemCodes.StatusNotAllocated, "credentialStatus names a list that is not kept here, so nobody could ever revoke it; leave it out and ask for status instead.", "/credentialStatus"));
        }

        if (isJwt && Credential.Member(credential.Json, "proof") is not null)
        {
            problems.Add(new(ProblemCodes.CredentialShape, "The credential carries a proof already, which does not hold once it is changed or wrapped; send it unsigned.", "/proof"));
        }

        return problems.Count == 0 ? credential : Result<Credential>.Failure(problems);
    }

    /// <summary>Everything that the schema of the credential's type has against it; empty where there is nothing.</summary>
    /// <remarks>Errors: SCHEMA_UNKNOWN, SCHEMA_UNAVAILABLE, SCHEMA_INVALID; throws only when cancelled.</remarks>
    /// <param name="credential">The credential as it is going to be signed.</param>
    /// <param name="schemas">Finds schemas.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<IReadOnlyList<Problem>> CheckSchemaAsync(Credential credential, ISchemaSource schemas, CancellationToken cancellationToken)
    {
        if (credential.UntpType is not { } type)
        {
            return [new(ProblemCodes.SchemaUnknown, "The credential states no UNTP type together with a UNTP context; name both, or leave validation out.", "/type")];
        }

        var schema = await schemas.FindAsync(type, cancellationToken);
        return schema.IsFound ? [.. schema.Value.Validate(credential.Json), .. ExtensionSchemas.Validate(credential, type)] : [schema.Problem];
    }
}
