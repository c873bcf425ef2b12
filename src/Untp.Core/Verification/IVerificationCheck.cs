namespace Untp.Core.Verification;

/// <summary>One rule, or a few that stand together. Stateless; its place in the order is in <see cref="VerificationPipeline"/>.</summary>
internal interface IVerificationCheck
{
    /// <summary>Dotted lower-case name; stable.</summary>
    string Name { get; }

    /// <summary>True where the verdict cannot be valid unless it passes or does not apply.</summary>
    bool IsRequired(VerificationRequest request) => true;

    ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken);
}
