using Untp.Core.Dids;
using Untp.Core.Dids.Resolution;

namespace Untp.Identity.Dids;

/// <summary>What is asked of a DID. Immutable.</summary>
/// <param name="Did">The DID.</param>
/// <param name="Version">Which version of it.</param>
internal sealed record DidQuestion(Did Did, DidVersion Version)
{
    /// <summary>Where the asker misses something in the copy of this moment: it is read anew, unless that was done a moment ago. Null: any copy does.</summary>
    public DateTimeOffset? NewerThan { get; init; }
}
