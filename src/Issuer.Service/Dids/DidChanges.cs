using Untp.Core.Problems;
using Untp.Issuer.Dids.Updates;
using Untp.Issuer.Dids.Webvh;
using Untp.Issuer.Status;
using Untp.Issuer.Store;
using Untp.ServiceDefaults.Changes;

namespace Untp.Issuer.Dids;

/// <summary>
/// Changes DIDs, one change of one DID at a time. What is published of the DID, its document, log and status lists, shows the
/// change before it is answered, and others are told.
/// </summary>
internal sealed class DidChanges(IssuerDbContext store, StoreWrites writes, DidRegistry dids, DidLogs logs, StatusLists lists, ChangeFeed changes, TimeProvider time)
{
    private static readonly Problem _notFound = new(ProblemCodes.DidNotFound, "No such DID is held by this tenant; GET /v1/dids lists yours.");

    /// <summary>Changes a DID of a tenant.</summary>
    /// <remarks>Errors: DID_NOT_FOUND, DID_NOT_CHANGEABLE, DID_DEACTIVATED, those of <see cref="DidLogs.AppendAsync"/> and of the change.</remarks>
    /// <param name="tenant">Whose DID it is.</param>
    /// <param name="did">The DID.</param>
    /// <param name="change">From the DID as it is to what it is to be; the same where nothing changes. It may be asked several times.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Result<HeldDid>> ApplyAsync(string tenant, string did, Func<HeldDid, Result<HeldDid>> change, CancellationToken cancellationToken) =>
        RunAsync(tenant, did, held => held.IsDeactivated ? new Problem(ProblemCodes.DidDeactivated, "This DID was deactivated, which is for good; create a new one.") : change(held), cancellationToken);

    /// <summary>Replaces services, other names and watchers.</summary>
    public Task<Result<HeldDid>> UpdateAsync(string tenant, string did, DidUpdate update, CancellationToken cancellationToken) =>
        ApplyAsync(tenant, did, update.ApplyTo, cancellationToken);

    /// <summary>Gives a DID up for good; once more is no error.</summary>
    public Task<Result<HeldDid>> DeactivateAsync(string tenant, string did, CancellationToken cancellationToken) =>
        RunAsync(tenant, did, held => held.IsDeactivated ? held : held with { Row = held.Row with { DeactivatedAt = time.GetUtcNow(), DidWebDocument = null } }, cancellationToken);

    private async Task<Result<HeldDid>> RunAsync(string tenant, string did, Func<HeldDid, Result<HeldDid>> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var step = Step.Done(_notFound);
            await writes.CommitAsync(async () => step = await StepAsync(tenant, did, change, cancellationToken), cancellationToken);
            foreach (var changed in step.Changed)
            {
                changes.Publish(changed);
            }

            if (step.Wait == TimeSpan.Zero)
            {
                return step.Outcome;
            }

            // Outside of the transaction: nobody else is held up.
            await Task.Delay(step.Wait, time, cancellationToken);
        }
    }

    private async Task<Step> StepAsync(string tenant, string did, Func<HeldDid, Result<HeldDid>> change, CancellationToken cancellationToken)
    {
        await dids.LockKeysAsync(tenant, did, cancellationToken);
        if (await dids.FindAsync(tenant, did, cancellationToken) is not { } before)
        {
            return Step.Done(_notFound);
        }

        if (!before.IsChangeable)
        {
            return Step.Done(new Problem(ProblemCodes.DidNotChangeable, "A did:key is its key and has nothing that could be changed; create a new DID, a did:web or did:webvh where that is wanted."));
        }

        var changed = change(before);
        if (!changed.IsSuccess || ReferenceEquals(changed.Value, before))
        {
            return Step.Done(changed);
        }

        var after = changed.Value;
        if (after.HasLog)
        {
            var appended = await logs.AppendAsync(after, cancellationToken);
            if (!appended.IsSuccess)
            {
                return Step.Done(Result<HeldDid>.Failure(appended.Problems));
            }

            if (appended.Value.Wait > TimeSpan.Zero)
            {
                return new Step(before, before.Announced, appended.Value.Wait);
            }

            after = after with { Row = after.Row with { DidWebDocument = appended.Value.DidWebDocument } };
        }

        store.Dids.Update(after.Row);
        store.Keys.UpdateRange(after.Keys.Take(before.Keys.Count).Except(before.Keys));
        store.Keys.AddRange(after.Keys.Skip(before.Keys.Count));
        await store.SaveChangesAsync(cancellationToken);
        var urls = ReferenceEquals(after.Keys, before.Keys) ? [] : await lists.SignAnewAsync(after.Key, cancellationToken);
        return Step.Done(after) with { Changed = [.. after.Announced, .. urls] };
    }

    /// <summary>What one transaction did. Immutable.</summary>
    private sealed record Step(Result<HeldDid> Outcome, IReadOnlyList<string> Changed, TimeSpan Wait)
    {
        public static Step Done(Result<HeldDid> outcome) => new(outcome, [], TimeSpan.Zero);
    }
}
