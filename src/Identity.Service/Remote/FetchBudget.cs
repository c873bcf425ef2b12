using Untp.ServiceDefaults.IdentityClient;

namespace Untp.Identity.Remote;

/// <summary>
/// What one incoming call may cause outside, and on whose behalf: what is left of the budget of its verification, whose
/// earlier calls have spent their part. Threads: safe.
/// </summary>
internal sealed class FetchBudget(RemoteOptions options, string tenant = "", FetchSpending spentBefore = default)
{
    private readonly int _maxFetches = Math.Max(0, options.MaxFetchesPerVerification - spentBefore.Fetches);
    private readonly long _maxBytes = Math.Max(0, options.MaxBytesPerVerification - spentBefore.Bytes);
    private readonly int _maxDepth = Math.Max(0, options.MaxDepthPerVerification - spentBefore.Depth);
    private int _fetches;
    private long _bytes;
    private int _depth;

    /// <summary>Whose egress lists apply; empty for a service on its own account, to which none do.</summary>
    public string Tenant => tenant;

    /// <summary>True where more was wanted than there is.</summary>
    public bool IsSpent => Volatile.Read(ref _fetches) > _maxFetches || Volatile.Read(ref _bytes) > _maxBytes || Volatile.Read(ref _depth) > _maxDepth;

    /// <summary>What this call has used.</summary>
    public FetchSpending Spent => new(Math.Min(Volatile.Read(ref _fetches), _maxFetches), Volatile.Read(ref _bytes), Math.Min(Volatile.Read(ref _depth), _maxDepth));

    public bool TryTakeFetch() => Interlocked.Increment(ref _fetches) <= _maxFetches && !IsSpent;

    public bool TryTakeBytes(int count) => Interlocked.Add(ref _bytes, count) <= _maxBytes;

    /// <summary>A step from one answer to the next, such as a redirect.</summary>
    public bool TryTakeStep() => Interlocked.Increment(ref _depth) <= _maxDepth;
}
