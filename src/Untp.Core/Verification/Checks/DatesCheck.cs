using Untp.Core.Credentials;

namespace Untp.Core.Verification.Checks;

/// <summary>The credential is valid at the moment asked for.</summary>
internal sealed class DatesCheck(TimeSpan skew) : IVerificationCheck
{
    public string Name => "credential.dates";

    public ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken) => ValueTask.FromResult(Run(state));

    private Finding Run(VerificationState state)
    {
        if (state is not { Credential: { } credential, Period: { } period })
        {
            return Finding.NotReached;
        }

        if (!period.IsSuccess)
        {
            return Finding.From(period.Problems);
        }

        var claims = RegisteredClaims.CheckAt(credential, state.At, skew);
        return period.Value.CheckAt(state.At, skew) is { } problem ? Finding.From([problem, .. claims]) : Finding.From(claims);
    }
}
