using System.Security.Cryptography;
using System.Text;
using Untp.Core.Issuance;
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

    /// <summary>How it is secured.</summary>
    public Securing Securing { get; init; } = Securing.Jose;

    /// <summary>True where a credential of no UNTP type, or without an id, is issued too, as other parties' clients ask for.</summary>
    public bool IsAnyCredential { get; init; }

    /// <summary>The same for the same request, over REST and gRPC alike.</summary>
    public byte[] Digest()
    {
        // What was the only way when earlier requests were stored is left out.
        var securing = Securing == Securing.Jose ? "" : $" securing={Securing}";
        var any = IsAnyCredential ? " any" : "";
        var options = Encoding.UTF8.GetBytes($"validate={Validate} status={string.Join(',', Status)}{securing}{any}\n");
        return SHA256.HashData([.. options, .. Credential.Span]);
    }
}
