using System.Security.Cryptography;
using System.Text;
using Untp.Core.Status;

namespace Untp.Issuer.Credentials;

/// <summary>A request to issue. Immutable.</summary>
/// <param name="Credential">The unsigned credential's bytes.</param>
/// <param name="Validate">False leaves the JSON Schema out.</param>
/// <param name="Status">The purposes that the credential gets an entry for, each once.</param>
/// <param name="IdempotencyKey">Chosen by the caller; empty where there is none.</param>
internal sealed record IssueRequest(ReadOnlyMemory<byte> Credential, bool Validate, IReadOnlyList<StatusPurpose> Status, string IdempotencyKey = "")
{
    /// <summary>The longest idempotency key, in characters.</summary>
    public const int MaxKeyChars = 64;

    /// <summary>The same for the same request, over REST and gRPC alike.</summary>
    public byte[] Digest()
    {
        var options = Encoding.UTF8.GetBytes($"validate={Validate} status={string.Join(',', Status)}\n");
        return SHA256.HashData([.. options, .. Credential.Span]);
    }
}
