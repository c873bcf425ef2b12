using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Untp.Core.Issuance;
using Untp.Core.Json;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.Core.Schemas;
using Untp.Issuer.Dids;
using Untp.Issuer.Keys;
using Untp.Issuer.Store;

namespace Untp.Issuer.Credentials;

/// <summary>Checks, signs and stores credentials, and hands them out again.</summary>
internal sealed class CredentialIssuing(IssuerDbContext store, DidRegistry dids, KeyVault vault, ISchemaSource schemas, IssuingOptions options, TimeProvider time)
{
    private const int SqliteConstraint = 19;

    /// <summary>Issues a credential: stored before it is answered.</summary>
    /// <param name="tenant">Whose credential it is.</param>
    /// <param name="utf8">The unsigned credential; signed byte for byte.</param>
    /// <param name="validate">False leaves the JSON Schema out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<CredentialRow>> IssueAsync(string tenant, ReadOnlyMemory<byte> utf8, bool validate, CancellationToken cancellationToken)
    {
        var limits = new JsonLimits { MaxBytes = options.MaxCredentialBytes };
        var credential = await IssuanceRules.CheckAsync(utf8, validate ? schemas : null, limits, cancellationToken);
        if (!credential.IsSuccess)
        {
            return Result<CredentialRow>.Failure(credential.Problems);
        }

        if (credential.Value.Id is not { } id)
        {
            return new Problem(ProblemCodes.CredentialShape, "The credential has no id; give it a URL of yours, it is found by it later.", "/id");
        }

        if (await dids.FindAsync(tenant, credential.Value.Issuer!, cancellationToken) is not { } did)
        {
            return new Problem(ProblemCodes.DidNotOurs, "The issuer is not a DID of yours; create one, or name one that GET /v1/dids lists.", "/issuer");
        }

        using var key = vault.Open(did.SealedKey, did.KeyType, tenant, did.Did);
        var row = new CredentialRow
        {
            Tenant = tenant,
            Id = id,
            Issuer = did.Did,
            MediaType = VcJwt.MediaType,
            Secured = VcJwt.Sign(utf8.Span, did.VerificationMethod, key),
            IssuedAt = time.GetUtcNow(),
        };
        return await TryStoreAsync(row, cancellationToken)
            ? row
            : new Problem(ProblemCodes.CredentialExists, "A credential of this id was issued before; give this one an id of its own.", "/id");
    }

    /// <summary>An issued credential of this tenant.</summary>
    public async Task<Result<CredentialRow>> FindAsync(string tenant, string id, CancellationToken cancellationToken) =>
        await store.Credentials.AsNoTracking().SingleOrDefaultAsync(row => row.Tenant == tenant && row.Id == id, cancellationToken) is { } row
            ? row
            : new Problem(ProblemCodes.CredentialNotFound, "No credential of this id was issued by this tenant.");

    /// <summary>Sets a status. Nothing is issued with a status entry yet, so there is none to set.</summary>
    public async Task<Problem> SetStatusAsync(string tenant, string id, CancellationToken cancellationToken)
    {
        var row = await FindAsync(tenant, id, cancellationToken);
        return row.IsSuccess
            ? new Problem(ProblemCodes.StatusNotAllocated, "The credential was issued without a status entry; this version issues none.")
            : row.Problems[0];
    }

    private async Task<bool> TryStoreAsync(CredentialRow row, CancellationToken cancellationToken)
    {
        store.Credentials.Add(row);
        try
        {
            await store.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (e.InnerException is SqliteException { SqliteErrorCode: SqliteConstraint })
        {
            return false;
        }
    }
}
