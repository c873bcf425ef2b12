using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Untp.Core.Credentials;
using Untp.Core.Issuance;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.Core.Rules;
using Untp.Core.Schemas;
using Untp.Core.Status;
using Untp.Issuer.Dids;
using Untp.Issuer.Keys;
using Untp.Issuer.Status;
using Untp.Issuer.Store;
using Untp.LinkedData.Json;

namespace Untp.Issuer.Credentials;

/// <summary>Checks, signs and stores credentials, and hands them out again.</summary>
internal sealed class CredentialIssuing(
    IssuerDbContext store, StoreWrites writes, DidRegistry dids, StatusLists lists, JwtSigner signer, ISchemaSource schemas, IssuingOptions options, TimeProvider time)
{
    // What another writer took first is picked anew; more than a few times in a row is no chance.
    private const int MaxAttempts = 8;

    // Its schemas know one status, with a number as its index.
    private const string OneStatusVersion = "0.7.0";

    private static readonly Problem _deactivated = new(ProblemCodes.DidDeactivated, "The issuer's DID was deactivated; nothing is signed for it any more.", "/issuer");

    /// <summary>Issues a credential: stored, with its status entries and idempotency key, before it is answered.</summary>
    /// <param name="tenant">Whose credential it is.</param>
    /// <param name="request">What to issue; signed byte for byte, but for the status that it asks for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<IssuedCredential>> IssueAsync(string tenant, IssueRequest request, CancellationToken cancellationToken)
    {
        return await ReplayAsync(tenant, request, cancellationToken) ?? await PrepareAsync(tenant, request, IssueAsync, cancellationToken);
    }

    /// <summary>Everything that issuing would refuse, or the warnings that it would answer with; nothing is signed, stored or taken.</summary>
    /// <param name="tenant">Whose credential it would be.</param>
    /// <param name="request">What to look at; a status that it asks for is left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Result<RuleReport>> LintAsync(string tenant, IssueRequest request, CancellationToken cancellationToken) =>
        PrepareAsync(tenant, request, LintAsync, cancellationToken);

    private async Task<Result<T>> PrepareAsync<T>(
        string tenant, IssueRequest request, Func<KeyRow, Prepared, IssueRequest, CancellationToken, Task<Result<T>>> next, CancellationToken cancellationToken)
        where T : notnull
    {
        var credential = IssuanceRules.Read(request.Credential.Span, new JsonLimits { MaxBytes = options.MaxCredentialBytes });
        if (!credential.IsSuccess)
        {
            return Result<T>.Failure(credential.Problems);
        }

        if (credential.Value.Id is null)
        {
            return new Problem(ProblemCodes.CredentialShape, "The credential has no id; give it a URL of yours, it is found by it later.", "/id");
        }

        if (request.Status.Count > 1 && HasOneStatus(credential.Value))
        {
            return new Problem(ProblemCodes.StatusEntryInvalid, $"A credential of UNTP {OneStatusVersion} has one status; ask for revocation or for suspension.", "/status");
        }

        var rules = UntpRules.Check(credential.Value) ?? RuleReport.Nothing;
        if (rules.Errors.Count > 0)
        {
            return Result<T>.Failure(rules.Errors);
        }

        if (await dids.FindKeyAsync(tenant, credential.Value.Issuer!, cancellationToken) is { } key)
        {
            return await next(key, new Prepared(credential.Value, rules), request, cancellationToken);
        }

        return await dids.FindAsync(tenant, credential.Value.Issuer!, cancellationToken) is { IsDeactivated: true }
            ? _deactivated
            : new Problem(ProblemCodes.DidNotOurs, "The issuer is not a DID of yours; create one, or name one that GET /v1/dids lists.", "/issuer");
    }

    /// <summary>An issued credential of this tenant.</summary>
    public async Task<Result<CredentialRow>> FindAsync(string tenant, string id, CancellationToken cancellationToken) =>
        await store.Credentials.AsNoTracking().SingleOrDefaultAsync(row => row.Tenant == tenant && row.Id == id, cancellationToken) is { } row
            ? row
            : new Problem(ProblemCodes.CredentialNotFound, "No credential of this id was issued by this tenant.");

    private static bool HasOneStatus(Credential credential) => credential.UntpType?.Version == OneStatusVersion;

    private async Task<Result<RuleReport>> LintAsync(KeyRow key, Prepared prepared, IssueRequest request, CancellationToken cancellationToken) =>
        request.Validate && await IssuanceRules.CheckSchemaAsync(prepared.Credential, schemas, cancellationToken) is { Count: > 0 } problems
            ? Result<RuleReport>.Failure(problems)
            : prepared.Rules;

    private async Task<Result<IssuedCredential>> IssueAsync(KeyRow key, Prepared prepared, IssueRequest request, CancellationToken cancellationToken)
    {
        var credential = prepared.Credential;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var rows = new List<StatusEntryRow>();
            foreach (var purpose in request.Status)
            {
                if (await lists.PickAsync(key, purpose, credential.Id!, cancellationToken) is not { } row)
                {
                    return _deactivated;
                }

                rows.Add(row);
            }

            StatusEntry[] entries = [.. rows.Select(lists.ToEntry)];
            var unsigned = WithStatus(credential, request, entries);
            if (request.Validate && await IssuanceRules.CheckSchemaAsync(Parse(unsigned.Span), schemas, cancellationToken) is { Count: > 0 } problems)
            {
                return Result<IssuedCredential>.Failure(problems);
            }

            var issued = new CredentialRow
            {
                Tenant = key.Tenant,
                Id = credential.Id!,
                Issuer = key.Did,
                Type = credential.UntpType?.Name ?? credential.Types.FirstOrDefault(type => type != "VerifiableCredential", ""),
                Subject = SubjectOf(credential.Json),
                MediaType = VcJwt.MediaType,
                Secured = signer.Sign(unsigned.Span, key),
                IssuedAt = time.GetUtcNow(),
            };
            if (await TryStoreAsync(issued, rows, request, cancellationToken))
            {
                return new IssuedCredential(issued, entries, prepared.Rules.Warnings);
            }

            if (await ReplayAsync(key.Tenant, request, cancellationToken) is { } replay)
            {
                return replay;
            }

            if ((await FindAsync(key.Tenant, issued.Id, cancellationToken)).IsSuccess)
            {
                return new Problem(ProblemCodes.CredentialExists, "A credential of this id was issued before; give this one an id of its own.", "/id");
            }
        }

        throw new InvalidOperationException("The store refuses a credential that is not in it.");
    }

    private static string SubjectOf(JsonElement credential)
    {
        var subjects = credential.GetProperty("credentialSubject");
        var first = subjects.ValueKind == JsonValueKind.Array ? subjects.EnumerateArray().FirstOrDefault() : subjects;
        return first.ValueKind == JsonValueKind.Object && first.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : "";
    }

    private static ReadOnlyMemory<byte> WithStatus(Credential credential, IssueRequest request, StatusEntry[] entries) =>
        entries.Length == 0 ? request.Credential : StatusMember.Append(request.Credential.Span, StatusEntry.ToJson(entries, HasOneStatus(credential)));

    private static Credential Parse(ReadOnlySpan<byte> utf8) => new(JsonElement.Parse(utf8));

    private Task<bool> TryStoreAsync(CredentialRow row, IReadOnlyList<StatusEntryRow> entries, IssueRequest request, CancellationToken cancellationToken) =>
        writes.TryCommitAsync(
            async () =>
            {
                store.Credentials.Add(row);
                if (request.IdempotencyKey.Length > 0)
                {
                    store.Idempotency.Add(new IdempotencyRow
                    {
                        Tenant = row.Tenant,
                        Key = request.IdempotencyKey,
                        RequestDigest = request.Digest(),
                        CredentialId = row.Id,
                        CreatedAt = row.IssuedAt,
                    });
                }

                await lists.ClaimAsync(entries, cancellationToken);
            },
            cancellationToken);

    /// <summary>What the idempotency key was answered before; null where it is new.</summary>
    private async Task<Result<IssuedCredential>?> ReplayAsync(string tenant, IssueRequest request, CancellationToken cancellationToken)
    {
        if (request.IdempotencyKey.Length == 0
            || await store.Idempotency.AsNoTracking().SingleOrDefaultAsync(row => row.Tenant == tenant && row.Key == request.IdempotencyKey, cancellationToken) is not { } before)
        {
            return null;
        }

        if (!before.RequestDigest.AsSpan().SequenceEqual(request.Digest()))
        {
            return new Problem(ProblemCodes.IdempotencyKeyReused, "This idempotency key was used for another request; take a new one for each.");
        }

        var row = await store.Credentials.AsNoTracking().SingleAsync(credential => credential.Tenant == tenant && credential.Id == before.CredentialId, cancellationToken);
        var entries = await lists.EntriesOfAsync(tenant, row.Id, cancellationToken);
        return new IssuedCredential(row, [.. entries.Select(lists.ToEntry)], UntpRules.Check(Parse(request.Credential.Span))?.Warnings ?? []);
    }

    /// <summary>A credential that nothing but its schema may have anything against.</summary>
    private sealed record Prepared(Credential Credential, RuleReport Rules);
}
