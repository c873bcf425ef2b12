using Untp.Core.Status;
using Untp.Issuer.Store;

namespace Untp.Issuer.Credentials;

/// <summary>An issued credential and what was put into its credentialStatus. Immutable.</summary>
internal sealed record IssuedCredential(CredentialRow Row, IReadOnlyList<StatusEntry> Status)
{
    /// <summary>What did not stop the issuing.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
