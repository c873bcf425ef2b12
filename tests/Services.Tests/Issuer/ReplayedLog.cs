using Untp.Core.Dids;
using Untp.Core.Dids.Resolution;
using Untp.Core.Dids.Webvh;
using Untp.Core.Problems;

namespace Services.Tests.Issuer;

/// <summary>Resolves one did:webvh from its log, as a foreign resolver would. Threads: safe.</summary>
public sealed class ReplayedLog(string subject, byte[] log) : IDidSource
{
    public WebvhLog Log { get; } = WebvhLog.Replay(WebvhDid.Parse(Did.Parse(subject).Value!).Value!, log, DateTimeOffset.UtcNow);

    public WebvhResolution Latest => Log.Resolve(DidVersion.Latest).Value!;

    public ValueTask<Lookup<DidDocument>> ResolveAsync(Did did, CancellationToken cancellationToken) => new(
        did.Value == subject && Latest.CheckActive() is null
            ? Lookup<DidDocument>.Found(DidDocumentReader.Read(Latest.Document.Span, did).Value!, DateTimeOffset.UtcNow)
            : Lookup<DidDocument>.None(new Problem(ProblemCodes.DidNotFound, "It is not this one.")));
}
