using Untp.Core.Problems;
using Untp.Core.Status;
using Untp.Issuer.Store;

namespace Untp.Issuer.Credentials;

/// <summary>An issued credential, what was put into its credentialStatus, and what the rules have to say that stopped nothing. Immutable.</summary>
internal sealed record IssuedCredential(CredentialRow Row, IReadOnlyList<StatusEntry> Status, IReadOnlyList<Problem> Warnings);
