namespace Untp.Core.Verification.Securing;

/// <summary>What became of the search for the keys of a document. Immutable.</summary>
/// <param name="Finding">Passed where there are keys; else why there are none.</param>
/// <param name="AsOf">When the oldest of them was read from its source.</param>
/// <param name="VerifyAsync">Verifies the signatures with them; null where there are none.</param>
internal sealed record SecuringKey(Finding Finding, DateTimeOffset AsOf, Func<CancellationToken, ValueTask<Finding>>? VerifyAsync)
{
    public static SecuringKey None(Finding finding) => new(finding, default, null);
}
