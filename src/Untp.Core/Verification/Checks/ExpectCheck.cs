using Untp.Core.Credentials;
using Untp.Core.Identifiers;
using Untp.Core.Problems;

namespace Untp.Core.Verification.Checks;

/// <summary>The credential is about what the caller holds in its hands: a genuine passport of another product is not good.</summary>
internal sealed class ExpectCheck : IVerificationCheck
{
    public string Name => "expect";

    public bool IsRequired(VerificationRequest request) => request.Expect.IsAny;

    public ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken) => ValueTask.FromResult(Run(state));

    private static Finding Run(VerificationState state)
    {
        var expect = state.Request.Expect;
        if (!expect.IsAny)
        {
            return Finding.NotApplicable;
        }

        if (state.Credential is not { } credential)
        {
            return Finding.NotReached;
        }

        var problems = new List<Problem>();
        if (expect.Identifier is { } identifier && !SubjectIdentifiers.Of(credential).Any(id => IdentifierCanonicalizer.Default.AreSame(id, identifier)))
        {
            problems.Add(new(ProblemCodes.SubjectMismatch, "The credential is about another subject than the one you expect.", "/credentialSubject/id"));
        }

        if (expect.Type is { } type && !credential.Types.Contains(type, StringComparer.Ordinal))
        {
            problems.Add(new(ProblemCodes.TypeMismatch, "The credential is of another type than you expect.", "/type"));
        }

        if (expect.Issuer is { } issuer && credential.Issuer != issuer)
        {
            problems.Add(new(ProblemCodes.IssuerMismatch, "The credential is of another issuer than you expect.", "/issuer"));
        }

        return Finding.From(problems);
    }
}
