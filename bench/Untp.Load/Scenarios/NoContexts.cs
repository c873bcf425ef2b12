using Untp.Core.Contexts;
using Untp.Core.Problems;
using Untp.LinkedData.JsonLd;

namespace Untp.Load.Scenarios;

/// <summary>The passports of the load are signed as bytes, so nobody asks here.</summary>
internal sealed class NoContexts : IContextDocuments
{
    public ValueTask<Lookup<ContextDocument>> FindAsync(string url, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A passport as vc+jwt was asked for its contexts.");
}
