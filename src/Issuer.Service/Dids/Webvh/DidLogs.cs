using Microsoft.EntityFrameworkCore;
using Untp.Core.Dids;
using Untp.Core.Dids.Resolution;
using Untp.Core.Dids.Webvh;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Issuer.Keys;
using Untp.Issuer.Store;
using Untp.LinkedData.Json;

namespace Untp.Issuer.Dids.Webvh;

/// <summary>
/// Logs of did:webvh. Entries are only ever added. One private key is held a DID, that of the next entry: each entry hands over
/// to a fresh one, announced in it, or with pre-rotation committed to in it.
/// </summary>
internal sealed class DidLogs(IssuerDbContext store, KeyVault vault, TimeProvider time)
{
    // What it takes to deactivate a DID with pre-rotation is kept free.
    private const int LastEntries = 2;

    private static readonly TimeSpan _maxWait = TimeSpan.FromSeconds(5);

    /// <summary>How a did:webvh reads as long as its SCID is not known.</summary>
    public static string DraftOf(string host, string path) =>
        WebvhWriter.PlaceholderOf(Did.Parse(path.Length == 0 ? $"did:{DidWeb.Method}:{host}" : $"did:{DidWeb.Method}:{host}:{path}").Value!);

    /// <summary>Begins a log.</summary>
    /// <param name="draft">The DID under its draft name.</param>
    /// <param name="request">What was asked for.</param>
    public Result<NewLog> Begin(HeldDid draft, NewDid request)
    {
        var created = SigningKey.Create(KeyType.Ed25519);
        if (!created.IsSuccess)
        {
            return Result<NewLog>.Failure(created.Problems);
        }

        using var first = created.Value;
        using var second = request.PreRotation ? SigningKey.Create(KeyType.Ed25519).Value! : null;
        var change = new WebvhChange(
            Document: DocumentOf(draft),
            UpdateKeys: [PublicKeyOf(first)],
            NextKeyHashes: second is null ? null : [WebvhParameters.HashOf(PublicKeyOf(second))],
            Watchers: request.Watchers.Count > 0 ? request.Watchers : null,
            Portable: request.Portable ? true : null);
        var entry = WebvhWriter.Create(change, first, time.GetUtcNow());
        if (!entry.IsSuccess)
        {
            return Result<NewLog>.Failure(entry.Problems);
        }

        var did = entry.Value.Version.Did;
        var row = RowOf(draft.Row.Tenant, did.Did.Value, entry.Value);
        return new NewLog(did.Did.Value, row, Seal(second ?? first, row.Tenant, row.Did), DidWebDocumentOf(did, row.Entry));
    }

    /// <summary>Appends what a change takes, inside of its transaction and with the DID's row locked.</summary>
    /// <remarks>Errors: DID_LOG_TOO_LARGE, SERVICE_UNAVAILABLE where the last entry is dated ahead of this machine's clock.</remarks>
    /// <param name="after">The DID as it is to be.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<LogAppend>> AppendAsync(HeldDid after, CancellationToken cancellationToken)
    {
        var (tenant, did) = (after.Row.Tenant, after.Row.Did);
        var rows = await store.DidLogs.AsNoTracking().Where(row => row.Tenant == tenant && row.Did == did).OrderBy(row => row.Number).ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        if (now < NextTime(rows[^1]))
        {
            return Wait(NextTime(rows[^1]) - now);
        }

        var (webvh, log) = (WebvhDid.Parse(Did.Parse(did).Value!).Value!, Join(rows));
        var replayed = WebvhLog.Replay(webvh, log, now);
        var previous = replayed.Problems.Count == 0 ? replayed.Versions[^1] : throw new InvalidOperationException($"The stored log of a DID does not hold: {replayed.Problems[0].Code}.");
        var held = await store.UpdateKeys.AsNoTracking().SingleAsync(key => key.Tenant == tenant && key.Did == did, cancellationToken);
        using var key = vault.Open(held.SealedKey, KeyType.Ed25519, tenant, UpdateKeyRow.OwnerOf(did));
        using var next = after.IsDeactivated ? null : SigningKey.Create(KeyType.Ed25519).Value!;

        var isCommitted = previous.Parameters.NextKeyHashes.Count > 0;
        var entry = WebvhWriter.Update(previous, ChangeOf(after, held.PublicKey, next, isCommitted), key, now);
        if (!entry.IsSuccess)
        {
            return Result<LogAppend>.Failure(entry.Problems);
        }

        var row = RowOf(tenant, did, entry.Value);
        if (!after.IsDeactivated && (row.Number + LastEntries > WebvhLimits.Default.MaxEntries || log.Length + (row.Entry.Length * (1 + LastEntries)) > WebvhLimits.Default.MaxLogBytes))
        {
            return new Problem(ProblemCodes.DidLogTooLarge, "The log of this DID is as long as readers take it; create a new DID.");
        }

        store.DidLogs.Add(row);
        if (next is not null)
        {
            store.UpdateKeys.Update(Seal(next, tenant, did));
            return new LogAppend(TimeSpan.Zero, DidWebDocumentOf(webvh, [.. log, .. row.Entry]));
        }

        if (isCommitted)
        {
            return Wait(NextTime(row) - now);
        }

        store.UpdateKeys.Remove(held);
        return new LogAppend(TimeSpan.Zero, null);
    }

    /// <summary>The log of a did:webvh, whoever's it is.</summary>
    public Task<Result<PublishedLog>> FindAsync(string did, CancellationToken cancellationToken) =>
        PublishAsync(store.DidLogs.Where(row => row.Did == did), cancellationToken);

    /// <summary>The log that lies on a path, empty for the host itself, whoever's it is.</summary>
    public Task<Result<PublishedLog>> FindOnAsync(string path, CancellationToken cancellationToken) =>
        PublishAsync(store.DidLogs.Where(row => store.Dids.Any(did => did.Path == path && did.Tenant == row.Tenant && did.Did == row.Did)), cancellationToken);

    private static async Task<Result<PublishedLog>> PublishAsync(IQueryable<DidLogRow> entries, CancellationToken cancellationToken)
    {
        var rows = await entries.AsNoTracking().OrderBy(row => row.Number).ToListAsync(cancellationToken);
        return rows.Count > 0
            ? new PublishedLog(Join(rows), rows[^1].VersionId)
            : new Problem(ProblemCodes.DidNotFound, "No such did:webvh is held here.");
    }

    private static WebvhChange ChangeOf(HeldDid after, string publicKey, SigningKey? next, bool isCommitted) => (next, isCommitted) switch
    {
        // A DID with pre-rotation is deactivated in two steps.
        (null, true) => new(UpdateKeys: [publicKey], NextKeyHashes: []),
        (null, false) => new(UpdateKeys: [], Deactivate: true),
        (not null, true) => new(DocumentOf(after), UpdateKeys: [publicKey], NextKeyHashes: [WebvhParameters.HashOf(PublicKeyOf(next))], Watchers: after.Watchers),
        (not null, false) => new(DocumentOf(after), UpdateKeys: [PublicKeyOf(next)], Watchers: after.Watchers),
    };

    private static Result<LogAppend> Wait(TimeSpan wait) => wait <= _maxWait
        ? new LogAppend(wait, null)
        : new Problem(ProblemCodes.ServiceUnavailable, "The last entry of this DID's log is dated ahead of this machine's clock; try again later, and set the clocks of all issuers right.");

    private static DateTimeOffset NextTime(DidLogRow last) => last.VersionTime.AddSeconds(1);

    private static byte[] Join(List<DidLogRow> rows)
    {
        var log = new byte[rows.Sum(row => row.Entry.Length)];
        var end = 0;
        foreach (var row in rows)
        {
            row.Entry.CopyTo(log, end);
            end += row.Entry.Length;
        }

        return log;
    }

    private static StrictJson DocumentOf(HeldDid held) => StrictJson.Parse(DidDocumentWriter.Write(held));

    private static string PublicKeyOf(SigningKey key) => Multikey.Encode(key.VerificationKey);

    private static DidLogRow RowOf(string tenant, string did, WebvhNewEntry entry) => new()
    {
        Tenant = tenant,
        Did = did,
        Number = entry.Version.Number,
        VersionId = entry.Version.VersionId,
        VersionTime = entry.Version.Time,
        Entry = entry.Line.ToArray(),
    };

    // What is published is what a resolver makes of the log.
    private byte[] DidWebDocumentOf(WebvhDid did, byte[] log) =>
        WebvhServices.ToDidWeb(WebvhLog.Replay(did, log, time.GetUtcNow()).Resolve(DidVersion.Latest).Value!);

    private UpdateKeyRow Seal(SigningKey key, string tenant, string did) => new()
    {
        Tenant = tenant,
        Did = did,
        PublicKey = PublicKeyOf(key),
        SealedKey = vault.Seal(key, tenant, UpdateKeyRow.OwnerOf(did)),
    };
}
