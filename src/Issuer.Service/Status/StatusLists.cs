using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Untp.Core.Problems;
using Untp.Core.Status;
using Untp.Issuer.Dids;
using Untp.Issuer.Keys;
using Untp.Issuer.Store;
using Untp.ServiceDefaults.Changes;

namespace Untp.Issuer.Status;

/// <summary>Gives out indexes of status lists, sets their bits, and publishes the lists signed.</summary>
internal sealed class StatusLists(IssuerDbContext store, StoreQueries queries, StoreWrites writes, DidRegistry dids, JwtSigner signatures, PublicAddress address, ChangeFeed changes, TimeProvider time)
{
    // A list is left when half of it is taken, so that a free index is soon found.
    private const int Capacity = BitstringStatusList.MinLength / 2;

    /// <summary>An index that is free now; it is taken only when <see cref="ClaimAsync"/> is committed. Null where the issuer was deactivated meanwhile.</summary>
    public async Task<StatusEntryRow?> PickAsync(KeyRow issuer, StatusPurpose purpose, string credentialId, CancellationToken cancellationToken)
    {
        if (await OpenListAsync(issuer, purpose, cancellationToken) is not { } list)
        {
            return null;
        }

        while (true)
        {
            var index = (long)RandomNumberGenerator.GetInt32(BitstringStatusList.MinLength);
            if (!await queries.IsTaken(store, list, index, cancellationToken))
            {
                return new StatusEntryRow { ListId = list, Index = index, Tenant = issuer.Tenant, CredentialId = credentialId, Purpose = purpose };
            }
        }
    }

    /// <summary>Takes indexes, inside of a transaction; lists are always taken in the same order.</summary>
    public async Task ClaimAsync(IEnumerable<StatusEntryRow> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries.OrderBy(entry => entry.Purpose))
        {
            await store.Database.ExecuteSqlAsync($"UPDATE status_lists SET claimed = claimed + 1 WHERE id = {entry.ListId}", cancellationToken);
            store.StatusEntries.Add(entry);
        }
    }

    /// <summary>The entry as credentials carry it.</summary>
    public StatusEntry ToEntry(StatusEntryRow row) => new(row.Purpose, UrlOf(row.ListId), row.Index);

    /// <summary>The entries of a credential.</summary>
    public async Task<StatusEntryRow[]> EntriesOfAsync(string tenant, string credentialId, CancellationToken cancellationToken) =>
        await store.StatusEntries.AsNoTracking().Where(entry => entry.Tenant == tenant && entry.CredentialId == credentialId).OrderBy(entry => entry.Purpose).ToArrayAsync(cancellationToken);

    /// <summary>Sets or clears a bit; the list is signed anew and the history written before it is answered.</summary>
    /// <returns>Null where it is done.</returns>
    public async Task<Problem?> SetAsync(string tenant, string keyId, StatusChange change, CancellationToken cancellationToken)
    {
        var entry = await store.StatusEntries.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Tenant == tenant && row.CredentialId == change.CredentialId && row.Purpose == change.Purpose, cancellationToken);
        if (entry is null)
        {
            return await store.Credentials.AnyAsync(row => row.Tenant == tenant && row.Id == change.CredentialId, cancellationToken)
                ? new Problem(ProblemCodes.StatusNotAllocated, $"The credential was issued without a status entry for {StatusPurposes.NameOf(change.Purpose)}.")
                : new Problem(ProblemCodes.CredentialNotFound, "No credential of this id was issued by this tenant.");
        }

        Problem? problem = null;
        var isChanged = false;
        await writes.CommitAsync(
            async () =>
            {
                (problem, isChanged) = (null, false);
                var list = await LockAsync(entry.ListId, cancellationToken);
                var bits = BitstringStatusList.Decode(list.EncodedList).Value!;
                if (bits[entry.Index].Value == change.Value)
                {
                    return;
                }

                if (change is { Purpose: StatusPurpose.Revocation, Value: false })
                {
                    problem = new(ProblemCodes.StatusNotReversible, "A revocation is final; issue a new credential, and use suspension for what may be taken back.");
                    return;
                }

                if (await SignerOfAsync(list, cancellationToken) is not { } signer)
                {
                    problem = new(ProblemCodes.DidDeactivated, "The issuer's DID was deactivated; its status lists stay as they are.");
                    return;
                }

                await PublishAsync(list, bits.With(entry.Index, change.Value).Encode(), signer, cancellationToken);
                store.StatusChanges.Add(new StatusChangeRow
                {
                    ListId = list.Id,
                    Version = list.Version,
                    Index = entry.Index,
                    Value = change.Value,
                    Reason = change.Reason,
                    KeyId = keyId,
                    ChangedAt = time.GetUtcNow(),
                });
                isChanged = true;
            },
            cancellationToken);
        if (isChanged)
        {
            changes.Publish(UrlOf(entry.ListId));
        }

        return problem;
    }

    /// <summary>A list as published, by its id or its URL, whoever's it is; signed anew where half of its validity is over and its issuer is not deactivated.</summary>
    public async Task<Result<StatusListRow>> FindAsync(string idOrUrl, CancellationToken cancellationToken)
    {
        var found = store.StatusLists.AsNoTracking().Where(list => list.Id == idOrUrl || list.Url == idOrUrl);
        if (await found.SingleOrDefaultAsync(cancellationToken) is not { } list)
        {
            return new Problem(ProblemCodes.DocumentUnknown, "No such status list is published here.");
        }

        if (!IsHalfOver(list) || await SignerOfAsync(list, cancellationToken) is null)
        {
            return list;
        }

        await writes.CommitAsync(
            async () =>
            {
                var current = await LockAsync(list.Id, cancellationToken);
                if (IsHalfOver(current) && await SignerOfAsync(current, cancellationToken) is { } signer)
                {
                    await PublishAsync(current, current.EncodedList, signer, cancellationToken);
                }
            },
            cancellationToken);
        return await found.SingleAsync(cancellationToken);
    }

    /// <summary>Signs all lists of a DID with its new key, inside of the transaction that adds it.</summary>
    /// <returns>Their URLs.</returns>
    public async Task<IReadOnlyList<string>> SignAnewAsync(KeyRow key, CancellationToken cancellationToken)
    {
        var ofIssuer = await store.StatusLists.Where(list => list.Tenant == key.Tenant && list.Issuer == key.Did)
            .OrderBy(list => list.Purpose).ThenBy(list => list.Number).Select(list => new { list.Id, list.Url }).ToListAsync(cancellationToken);
        foreach (var list in ofIssuer)
        {
            var current = await LockAsync(list.Id, cancellationToken);
            await PublishAsync(current, current.EncodedList, key, cancellationToken);
        }

        return [.. ofIssuer.Select(list => list.Url)];
    }

    private bool IsHalfOver(StatusListRow list) => list.SignedAt + (StatusListCredential.Validity / 2) < time.GetUtcNow();

    private string UrlOf(string id) => address.Url($"status-lists/{id}");

    private async Task<string?> OpenListAsync(KeyRow issuer, StatusPurpose purpose, CancellationToken cancellationToken)
    {
        while (true)
        {
            var last = await queries.LastList(store, issuer.Tenant, issuer.Did, purpose, cancellationToken);
            if (last is { Claimed: < Capacity })
            {
                return last.Id;
            }

            KeyRow? key = null;

            // Where another call opens the list of this number at the same time, the next look finds that one.
            await writes.TryCommitAsync(
                async () =>
                {
                    await dids.LockKeysAsync(issuer.Tenant, issuer.Did, cancellationToken);
                    key = await dids.FindKeyAsync(issuer.Tenant, issuer.Did, cancellationToken);
                    if (key is not null)
                    {
                        store.StatusLists.Add(NewList(key, purpose, (last?.Number ?? 0) + 1));
                    }
                },
                cancellationToken);
            if (key is null)
            {
                return null;
            }
        }
    }

    private StatusListRow NewList(KeyRow issuer, StatusPurpose purpose, int number)
    {
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var encoded = BitstringStatusList.Empty.Encode();
        var now = time.GetUtcNow();
        return new StatusListRow
        {
            Id = id,
            Tenant = issuer.Tenant,
            Issuer = issuer.Did,
            Purpose = purpose,
            Number = number,
            Url = UrlOf(id),
            Claimed = 0,
            Version = 1,
            EncodedList = encoded,
            Secured = signatures.Sign(StatusListCredential.Write(UrlOf(id), issuer.Did, purpose, encoded, now), issuer),
            SignedAt = now,
        };
    }

    /// <summary>The list with its next version. The update comes first: it makes other writers wait, so that what is read after it stays.</summary>
    private async Task<StatusListRow> LockAsync(string id, CancellationToken cancellationToken)
    {
        await store.StatusLists.Where(list => list.Id == id).ExecuteUpdateAsync(list => list.SetProperty(row => row.Version, row => row.Version + 1), cancellationToken);
        return await store.StatusLists.AsNoTracking().SingleAsync(list => list.Id == id, cancellationToken);
    }

    /// <summary>The key that signs a list; null where its issuer was deactivated.</summary>
    public Task<KeyRow?> SignerOfAsync(StatusListRow list, CancellationToken cancellationToken) => dids.FindKeyAsync(list.Tenant, list.Issuer, cancellationToken);

    private async Task PublishAsync(StatusListRow list, string encodedList, KeyRow key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var secured = signatures.Sign(StatusListCredential.Write(list.Url, list.Issuer, list.Purpose, encodedList, now), key);
        await store.StatusLists.Where(row => row.Id == list.Id).ExecuteUpdateAsync(
            row => row.SetProperty(r => r.EncodedList, encodedList).SetProperty(r => r.Secured, secured).SetProperty(r => r.SignedAt, now),
            cancellationToken);
    }

}
