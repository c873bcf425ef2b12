using Untp.Core.Rules;

namespace Untp.Core.Verification.Checks;

/// <summary>The credential holds the rules of its type and version that no schema says; what is no error is a warning.</summary>
internal sealed class RulesCheck : IVerificationCheck
{
    public string Name => "untp.rules";

    public ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken) => ValueTask.FromResult(Run(state));

    private static Finding Run(VerificationState state)
    {
        if (state.Credential is null)
        {
            return Finding.NotReached;
        }

        return UntpRules.Check(state.Credential, state.Request.Policy.RaisedRules) is { } report ? Finding.From(report.Errors, report.Warnings) : Finding.NotApplicable;
    }
}
