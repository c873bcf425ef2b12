using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Untp.Core.Credentials;
using Untp.Core.Issuance;
using Untp.Core.Problems;
using Untp.Core.Status;
using Untp.Issuer.Keys;
using Untp.Issuer.Status;
using Untp.Issuer.Store;
using Untp.LinkedData.Json;

namespace Untp.Issuer.Credentials;

/// <summary>Checks, signs and stores credentials, and hands them out again.</summary>
internal sealed class CredentialIssuing(
    IssuerDbContext store, StoreWrites writes, StatusLists lists, IssuanceChecks checks, CredentialSigner signer, PublicAddress address, TimeProvider time)
{
    // What another writer took first is picked anew; more than a few times in a row is no chance.
    private const int MaxAttempts = 8;

    private static readonly Problem _exists = new(ProblemCodes.CredentialExists, "A credential of this id was issued before; give this one an id of its own.", "/id");

    /// <summary>Why nothing is signed for a DID that was given up.</summary>
    public static Problem Deactivated { get; } = new(ProblemCodes.DidDeactivated, "The issuer's DID was deactivated; nothing is signed for it any more.", "/issuer");

    /// <summary>Issues a credential: stored, with its status entries and idempotency key, before it is answered.</summary>
    /// <param name="tenant">Whose credential it is.</param>
    /// <param name="request">What to issue; as it is written, but for the status that it asks for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<IssuedCredential>> IssueAsync(string tenant, IssueRequest request, CancellationToken cancellationToken)
    {
        if (await ReplayAsync(tenant, request, cancellationToken) is { } replay)
        {
            return replay;
        }

        var draft = await checks.ReadAsync(tenant, request, cancellationToken);
        return draft.IsSuccess ? await IssueAsync(draft.Value, request, cancellationToken) : Result<IssuedCredential>.Failure(draft.Problems);
    }

    /// <summary>What would keep a credential from being issued; nothing is signed or stored for it.</summary>
    public async Task<Lint> LintAsync(string tenant, IssueRequest request, CancellationToken cancellationToken)
    {
        var draft = await checks.ReadAsync(tenant, request, cancellationToken);
        if (!draft.IsSuccess)
        {
            return new Lint(draft.Problems, []);
        }

        StatusEntry[] entries = [.. request.Status.Select(purpose => new StatusEntry(purpose, address.Url("status-lists/none"), 0))];
        return await checks.RunAsync(Parse(WithStatus(draft.Value, request, entries).Span), request, cancellationToken);
    }

    /// <summary>An issued credential of this tenant.</summary>
    public async Task<Result<CredentialRow>> FindAsync(string tenant, string id, CancellationToken cancellationToken) =>
        await store.Credentials.AsNoTracking().SingleOrDefaultAsync(row => row.Tenant == tenant && row.Id == id, cancellationToken) is { } row
            ? row
            : new Problem(ProblemCodes.CredentialNotFound, "No credential of this id was issued by this tenant.");

    /// <summary>A credential whose id is a URL below ours, whoever's it is: such an id says where it is to be read.</summary>
    public async Task<Result<CredentialRow>> FindPublicAsync(string name, CancellationToken cancellationToken)
    {
        var id = PublicUrl(name);
        return await store.Credentials.AsNoTracking().Where(row => row.Id == id).OrderBy(row => row.IssuedAt).FirstOrDefaultAsync(cancellationToken) is { } row
            ? row
            : new Problem(ProblemCodes.CredentialNotFound, "No such credential is published here.");
    }

    private async Task<Result<IssuedCredential>> IssueAsync(IssuanceDraft draft, IssueRequest request, CancellationToken cancellationToken)
    {
        var (credential, key) = (draft.Credential, draft.Key);

        // Without an id of its own it is kept under one that only its issuer is told.
        var id = credential.Id ?? PublicUrl(RandomNumberGenerator.GetHexString(32, lowercase: true));
        if (id.StartsWith(PublicUrl(""), StringComparison.Ordinal) && await store.Credentials.AnyAsync(row => row.Id == id && row.Tenant != key.Tenant, cancellationToken))
        {
            return _exists;
        }

        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var rows = new List<StatusEntryRow>();
            foreach (var purpose in request.Status)
            {
                if (await lists.PickAsync(key, purpose, id, cancellationToken) is not { } row)
                {
                    return Deactivated;
                }

                rows.Add(row);
            }

            StatusEntry[] entries = [.. rows.Select(lists.ToEntry)];
            var unsigned = WithStatus(draft, request, entries);
            var lint = await checks.RunAsync(entries.Length == 0 ? credential : Parse(unsigned.Span), request, cancellationToken);
            if (lint.Problems.Count > 0)
            {
                return Result<IssuedCredential>.Failure(lint.Problems);
            }

            var now = time.GetUtcNow();
            var signed = await signer.SignAsync(unsigned, request.Securing, key, now, cancellationToken);
            if (!signed.IsSuccess)
            {
                return Result<IssuedCredential>.Failure(signed.Problems);
            }

            var issued = ToRow(draft, request, id, signed.Value, now);
            if (await TryStoreAsync(issued, rows, request, cancellationToken))
            {
                return new IssuedCredential(issued, entries) { Warnings = lint.Warnings };
            }

            if (await ReplayAsync(key.Tenant, request, cancellationToken) is { } replay)
            {
                return replay;
            }

            if ((await FindAsync(key.Tenant, issued.Id, cancellationToken)).IsSuccess)
            {
                return _exists;
            }
        }

        throw new InvalidOperationException("The store refuses a credential that is not in it.");
    }

    private string PublicUrl(string name) => address.Url($"credentials/{name}");

    private static CredentialRow ToRow(IssuanceDraft draft, IssueRequest request, string id, byte[] secured, DateTimeOffset issuedAt) => new()
    {
        Tenant = draft.Key.Tenant,
        Id = id,
        Issuer = draft.Key.Did,
        Type = draft.Credential.UntpType?.Name ?? draft.Credential.Types.FirstOrDefault(type => type != "VerifiableCredential", ""),
        Subject = SubjectOf(draft.Credential.Json),
        MediaType = request.Securing.MediaType,
        Secured = secured,
        IssuedAt = issuedAt,
    };

    private static string SubjectOf(StrictJson credential)
    {
        var subjects = credential.GetProperty("credentialSubject");
        var first = subjects.ValueKind == JsonValueKind.Array ? subjects.EnumerateArray().FirstOrDefault() : subjects;
        return first.FindString("id") ?? "";
    }

    private static ReadOnlyMemory<byte> WithStatus(IssuanceDraft draft, IssueRequest request, StatusEntry[] entries) =>
        entries.Length == 0 ? request.Credential : StatusMember.Append(request.Credential.Span, StatusEntry.ToJson(entries, draft.HasOneStatus));

    private static Credential Parse(ReadOnlySpan<byte> utf8) => new(StrictJson.Parse(utf8));

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
        return new IssuedCredential(row, [.. entries.Select(lists.ToEntry)]) { Warnings = await checks.WarningsAsync(request, cancellationToken) };
    }
}
