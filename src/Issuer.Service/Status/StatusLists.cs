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
internal sealed class StatusLists(IssuerDbContext store, StoreWrites writes, DidRegistry dids, JwtSigner signer, PublicAddress address, ChangeFeed changes, TimeProvider time)
{
    // A list is left when half of it is taken, so that a free index is soon found.
    private const int Capacity = BitstringStatusList.MinLength / 2;

    /// <summary>An index that is free now; it is taken only when <see cref="ClaimAsync"/> is committed.</summary>
    public async Task<StatusEntryRow> PickAsync(KeyRow issuer, StatusPurpose purpose, string credentialId, CancellationToken cancellationToken)
    {
        var list = await OpenListAsync(issuer, purpose, cancellationToken);
        while (true)
        {
            var index = (long)RandomNumberGenerator.GetInt32(BitstringStatusList.MinLength);
            if (!await store.StatusEntries.AnyAsync(entry => entry.ListId == list && entry.Index == index, cancellationToken))
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
            await store.StatusLists.Where(list => list.Id == entry.ListId).ExecuteUpdateAsync(list => list.SetProperty(row => row.Claimed, row => row.Claimed + 1), cancellationToken);
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
        await CommitAsync(
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

                await PublishAsync(list, bits.With(entry.Index, change.Value).Encode(), cancellationToken);
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

    /// <summary>A list as published, by its id or its URL, whoever's it is; signed anew where half of its validity is over.</summary>
    public async Task<Result<StatusListRow>> FindAsync(string idOrUrl, CancellationToken cancellationToken)
    {
        var found = store.StatusLists.AsNoTracking().Where(list => list.Id == idOrUrl || list.Url == idOrUrl);
        if (await found.SingleOrDefaultAsync(cancellationToken) is not { } list)
        {
            return new Problem(ProblemCodes.DocumentUnknown, "No such status list is published here.");
        }

        if (!IsHalfOver(list))
        {
            return list;
        }

        await CommitAsync(
            async () =>
            {
                var current = await LockAsync(list.Id, cancellationToken);
                if (IsHalfOver(current))
                {
                    await PublishAsync(current, current.EncodedList, cancellationToken);
                }
            },
            cancellationToken);
        return await found.SingleAsync(cancellationToken);
    }

    private bool IsHalfOver(StatusListRow list) => list.SignedAt + (StatusListCredential.Validity / 2) < time.GetUtcNow();

    private string UrlOf(string id) => address.Url($"status-lists/{id}");

    private async Task<string> OpenListAsync(KeyRow issuer, StatusPurpose purpose, CancellationToken cancellationToken)
    {
        while (true)
        {
            var last = await store.StatusLists.Where(list => list.Tenant == issuer.Tenant && list.Issuer == issuer.Did && list.Purpose == purpose)
                .OrderByDescending(list => list.Number).Select(list => new { list.Id, list.Number, list.Claimed }).FirstOrDefaultAsync(cancellationToken);
            if (last is { Claimed: < Capacity })
            {
                return last.Id;
            }

            // Where another call opens the list of this number at the same time, the next look finds that one.
            var next = NewList(issuer, purpose, (last?.Number ?? 0) + 1);
            await writes.TryCommitAsync(
                () =>
                {
                    store.StatusLists.Add(next);
                    return Task.CompletedTask;
                },
                cancellationToken);
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
            Secured = signer.Sign(StatusListCredential.Write(UrlOf(id), issuer.Did, purpose, encoded, now), issuer),
            SignedAt = now,
        };
    }

    /// <summary>The list with its next version. The update comes first: it makes other writers wait, so that what is read after it stays.</summary>
    private async Task<StatusListRow> LockAsync(string id, CancellationToken cancellationToken)
    {
        await store.StatusLists.Where(list => list.Id == id).ExecuteUpdateAsync(list => list.SetProperty(row => row.Version, row => row.Version + 1), cancellationToken);
        return await store.StatusLists.AsNoTracking().SingleAsync(list => list.Id == id, cancellationToken);
    }

    private async Task PublishAsync(StatusListRow list, string encodedList, CancellationToken cancellationToken)
    {
        var key = await dids.FindKeyAsync(list.Tenant, list.Issuer, cancellationToken) ?? throw new InvalidOperationException("A status list has no issuer.");
        var now = time.GetUtcNow();
        var secured = signer.Sign(StatusListCredential.Write(list.Url, list.Issuer, list.Purpose, encodedList, now), key);
        await store.StatusLists.Where(row => row.Id == list.Id).ExecuteUpdateAsync(
            row => row.SetProperty(r => r.EncodedList, encodedList).SetProperty(r => r.Secured, secured).SetProperty(r => r.SignedAt, now),
            cancellationToken);
    }

    private async Task CommitAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        while (!await writes.TryCommitAsync(work, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
