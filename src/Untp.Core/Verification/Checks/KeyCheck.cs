using Untp.Core.Credentials;
using Untp.Core.Dids;

namespace Untp.Core.Verification.Checks;

/// <summary>The credential names a key of its issuer that may make assertions.</summary>
internal sealed class KeyCheck(IDidSource dids) : IVerificationCheck
{
    public string Name => "proof.key";

    public async ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken)
    {
        if (state.Credential?.Issuer is not { } issuer || state.Header.Kid.Length == 0)
        {
            return Finding.NotReached;
        }

        var answer = await IssuerKey.FindAsync(issuer, state.Header, dids, (ValidityPeriod.Read(state.Credential).Value?.From, state.Now), cancellationToken);
        if (answer.Key is { } key)
        {
            state.UseKey(key, answer.AsOf);
        }

        return answer.Finding;
    }
}
