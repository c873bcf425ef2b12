using Untp.LinkedData.JsonLd;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>For documents that are no JSON-LD.</summary>
internal sealed class NoContexts : IContextSource
{
    public ContextLookup Find(string url) => ContextLookup.Missing("no contexts are used here");
}
