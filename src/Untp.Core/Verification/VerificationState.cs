using Untp.Core.Credentials;
using Untp.Core.Dids;
using Untp.Core.Problems;
using Untp.Core.Verification.Securing;

namespace Untp.Core.Verification;

/// <summary>What is known of one credential while the checks run: read once at the start; only the key is found on the way.</summary>
internal sealed class VerificationState
{
    public VerificationState(VerificationRequest request, ISecuredDocument document, DateTimeOffset now)
    {
        Request = request;
        At = request.At ?? now;
        Now = now;
        Document = document;
        Credential = document.Content.IsSuccess ? new Credential(document.Content.Value) : null;
        Period = Credential is null ? null : ValidityPeriod.Read(Credential);
        Question = new KeyQuestion(
            request.Scope == VerificationScope.Proof ? null : Credential?.Issuer,
            VerificationRelationship.AssertionMethod,
            Period?.Value?.From,
            now);
    }

    public VerificationRequest Request { get; }

    /// <summary>The moment that the dates are judged at.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The moment of the verification; a status is always that of now.</summary>
    public DateTimeOffset Now { get; }

    public ISecuredDocument Document { get; }

    /// <summary>Null where what is secured is not strict JSON.</summary>
    public Credential? Credential { get; }

    /// <summary>The credential's dates, or what is wrong with them; null where there is no credential.</summary>
    public Result<ValidityPeriod>? Period { get; }

    /// <summary>Whose key has to have signed it.</summary>
    public KeyQuestion Question { get; }

    /// <summary>The issuer's keys; null until check <c>proof.key</c> passed.</summary>
    public SecuringKey? Key { get; private set; }

    /// <summary>When the oldest status list that was used was read; null where none was.</summary>
    public DateTimeOffset? StatusAsOf { get; private set; }

    /// <summary>True once the signature was found to be of the issuer's key.</summary>
    public bool IsSigned { get; private set; }

    public IssuerTrust Trust { get; private set; }

    /// <summary>What anchored the issuer; null where nothing did.</summary>
    public IssuerAnchor? Anchor { get; private set; }

    public void UseSignature() => IsSigned = true;

    public void UseList() => Trust = IssuerTrust.Listed;

    public void UseAnchor(IssuerAnchor anchor) => (Trust, Anchor) = (IssuerTrust.Anchored, anchor);

    public void UseStatus(DateTimeOffset asOf) => StatusAsOf = StatusAsOf < asOf ? StatusAsOf : asOf;

    public void UseKey(SecuringKey key) => Key = key;
}
