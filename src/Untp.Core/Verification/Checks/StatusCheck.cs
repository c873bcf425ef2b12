using Untp.Core.Problems;
using Untp.Core.Status;
using Untp.Core.Verification.Securing;

namespace Untp.Core.Verification.Checks;

/// <summary>
/// No status entry says that the credential is revoked or suspended; all entries are looked at. What could not be asked
/// decides nothing: it is neither "revoked" nor "not revoked". So is an entry of a foreign type or purpose. Refresh and message never speak against a credential.
/// </summary>
internal sealed class StatusCheck(IStatusListSource lists, SecuredDocuments documents, TimeSpan skew) : IVerificationCheck
{
    public string Name => "status";

    public async ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken)
    {
        if (state.Credential is not { } credential)
        {
            return Finding.NotReached;
        }

        if (!credential.HasStatus)
        {
            return NoStatus(state);
        }

        var entries = StatusEntries.Read(credential);
        if (!entries.IsSuccess)
        {
            return Finding.From(entries.Problems);
        }

        List<Finding> findings = [.. StatusEntries.Unsupported(credential).Select(problem => Finding.Inconclusive(problem, isRetryable: false))];
        foreach (var entry in entries.Value.Where(entry => entry.Purpose is StatusPurpose.Revocation or StatusPurpose.Suspension))
        {
            findings.Add((await CheckAsync(entry, state, cancellationToken)).At(entry.Pointer));
        }

        return findings.Count > 0 ? Finding.All(findings) : NoStatus(state);
    }

    private static Finding NoStatus(VerificationState state) => state.Request.Policy.RequireStatus
        ? Finding.Failed(new(ProblemCodes.StatusMissing, "The credential states no status by which it could be revoked or suspended, and your policy demands one: ask its issuer for one that does.", "/credentialStatus"))
        : Finding.NotApplicable;

    private async ValueTask<Finding> CheckAsync(StatusEntry entry, VerificationState state, CancellationToken cancellationToken)
    {
        var document = await lists.FetchAsync(entry.List, cancellationToken);
        if (!document.IsFound)
        {
            return Finding.Inconclusive(document.Problem, document.IsRetryable);
        }

        var (finding, list) = await StatusList.ReadAsync(document.Value, documents, state.Now, cancellationToken);
        if (list is null)
        {
            return finding;
        }

        if (list.Issuer != state.Credential!.Issuer)
        {
            return Finding.Failed(new(ProblemCodes.StatusListSigner, "The status list is of another issuer than the credential."));
        }

        if (!list.IsInForce(state.Now, skew))
        {
            return Finding.Inconclusive(new(ProblemCodes.StatusListExpired, "The status list is out of date; its issuer has to publish it anew."), isRetryable: true);
        }

        if (!list.Purposes.Contains(StatusPurposes.NameOf(entry.Purpose), StringComparer.Ordinal))
        {
            return Finding.Failed(new(ProblemCodes.StatusPurposeMismatch, $"The status list is not for {StatusPurposes.NameOf(entry.Purpose)}."));
        }

        state.UseStatus(document.AsOf);
        return Judge(entry, list.Bits);
    }

    private static Finding Judge(StatusEntry entry, BitstringStatusList bits)
    {
        var bit = bits[entry.Index];
        if (!bit.IsSuccess || !bit.Value)
        {
            return Finding.From(bit.Problems);
        }

        return Finding.Failed(entry.Purpose == StatusPurpose.Revocation
            ? new(ProblemCodes.CredentialRevoked, "The issuer has revoked the credential.")
            : new(ProblemCodes.CredentialSuspended, "The issuer has suspended the credential; it may become valid again."));
    }
}
