using Microsoft.EntityFrameworkCore;
using Untp.Core.Problems;
using Untp.Core.Status;
using Untp.Issuer.Credentials;
using Untp.Issuer.Store;

namespace Untp.Issuer.Status;

/// <summary>Reads what the status of an issued credential is and was.</summary>
internal sealed class StatusHistory(IssuerDbContext store, StatusLists lists, CredentialIssuing credentials)
{
    /// <summary>The status of a credential of this tenant, with a page of its history.</summary>
    public async Task<Result<StatusPage>> ReadAsync(string tenant, string credentialId, int page, CancellationToken cancellationToken)
    {
        if (PageNumber.Check(page) is { } problem)
        {
            return problem;
        }

        var credential = await credentials.FindAsync(tenant, credentialId, cancellationToken);
        if (!credential.IsSuccess)
        {
            return Result<StatusPage>.Failure(credential.Problems);
        }

        var current = new List<StatusPage.Current>();
        foreach (var entry in await lists.EntriesOfAsync(tenant, credentialId, cancellationToken))
        {
            var encoded = await store.StatusLists.Where(list => list.Id == entry.ListId).Select(list => list.EncodedList).SingleAsync(cancellationToken);
            current.Add(new(lists.ToEntry(entry), BitstringStatusList.Decode(encoded).Value![entry.Index].Value));
        }

        var changes =
            from entry in store.StatusEntries
            join change in store.StatusChanges on new { entry.ListId, entry.Index } equals new { change.ListId, change.Index }
            where entry.Tenant == tenant && entry.CredentialId == credentialId
            orderby change.ChangedAt, change.ListId, change.Version
            select new StatusPage.Past(entry.Purpose, change.Value, change.Reason, change.ChangedAt, change.KeyId);
        var history = await PageNumber.Of(changes, page).ToListAsync(cancellationToken);
        return new StatusPage(current, [.. history.Take(PageNumber.Size)], history.Count > PageNumber.Size);
    }
}
