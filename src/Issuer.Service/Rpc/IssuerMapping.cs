using Google.Protobuf;
using Untp.Contracts.Issuer.V1;
using Untp.Issuer.Dids;
using Untp.Issuer.Store;
using CoreKeyType = Untp.Core.Keys.KeyType;

namespace Untp.Issuer.Rpc;

/// <summary>Between the domain and the wire.</summary>
internal static class IssuerMapping
{
    public static CoreKeyType? ToKeyType(KeyType type) => type switch
    {
        KeyType.Ed25519 => CoreKeyType.Ed25519,
        KeyType.P256 => CoreKeyType.P256,
        _ => null,
    };

    public static CreateDidResponse ToCreated(DidRow row) => new()
    {
        Did = row.Did,
        VerificationMethod = row.VerificationMethod,
        DidDocument = UnsafeByteOperations.UnsafeWrap(DidRegistry.DocumentOf(row)),
    };

    public static IssueCredentialResponse ToIssued(CredentialRow row) => new()
    {
        Id = row.Id,
        MediaType = row.MediaType,
        Credential = UnsafeByteOperations.UnsafeWrap(row.Secured),
    };

    public static GetCredentialResponse ToCredential(CredentialRow row) => new()
    {
        MediaType = row.MediaType,
        Credential = UnsafeByteOperations.UnsafeWrap(row.Secured),
    };
}
