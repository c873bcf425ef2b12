using Microsoft.EntityFrameworkCore;
using Untp.Core.Problems;
using Untp.Issuer.Store;

namespace Untp.Issuer.Credentials;

/// <summary>Lists issued credentials.</summary>
internal sealed class CredentialSearch(IssuerDbContext store)
{
    /// <summary>A page of this tenant's credentials, oldest first, so that what is issued meanwhile moves no page.</summary>
    public async Task<Result<CredentialListBody>> ListAsync(string tenant, CredentialFilter filter, CancellationToken cancellationToken)
    {
        if (PageNumber.Check(filter.Page) is { } problem)
        {
            return problem;
        }

        var rows = store.Credentials.Where(row => row.Tenant == tenant);
        rows = filter.Type is { } type ? rows.Where(row => row.Type == type) : rows;
        rows = filter.Subject is { } subject ? rows.Where(row => row.Subject == subject) : rows;
        rows = filter.Issuer is { } issuer ? rows.Where(row => row.Issuer == issuer) : rows;
        rows = filter.From is { } from ? rows.Where(row => row.IssuedAt >= from) : rows;
        rows = filter.To is { } to ? rows.Where(row => row.IssuedAt < to) : rows;
        var found = await PageNumber.Of(rows.OrderBy(row => row.IssuedAt).ThenBy(row => row.Id), filter.Page)
            .Select(row => new CredentialListBody.Item(row.Id, row.Type, row.Subject, row.Issuer, row.MediaType, row.IssuedAt))
            .ToListAsync(cancellationToken);
        return new CredentialListBody([.. found.Take(PageNumber.Size)], found.Count > PageNumber.Size);
    }
}
