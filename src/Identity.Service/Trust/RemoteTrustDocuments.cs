using Untp.Core.Linksets;
using Untp.Core.Problems;
using Untp.Core.Trust;
using Untp.Identity.Own;
using Untp.Identity.Remote;
using Untp.LinkedData.Json;
using Untp.ServiceDefaults.Caching;

namespace Untp.Identity.Trust;

/// <summary>
/// Fetches other people's resolver descriptions, linksets and anchors. What a server calls its answer decides nothing: an answer
/// that is not what was asked for is known to be none, while one that did not come is not known. Threads: safe.
/// </summary>
internal sealed class RemoteTrustDocuments(GuardedFetcher fetcher, RemoteCache cache, OwnHost own, DiscoveryOptions options, RemoteOptions remote)
{
    private static readonly string[] _anchorTypes = ["application/vc+jwt", "application/vc", "application/jwt", "application/ld+json", "application/json"];
    private static readonly string[] _linksetTypes = [Linkset.MediaType, "application/json"];
    private static readonly string[] _descriptionTypes = ["application/json"];
    private readonly EgressRules _rules = new(remote);

    /// <summary>Tells of resolvers on behalf of one budget.</summary>
    public IResolverSource For(FetchBudget budget) => new Source(this, budget);

    /// <summary>The bytes of a credential.</summary>
    public ValueTask<Lookup<CacheEntry>> FetchAnchorAsync(Uri url, FetchBudget budget, CancellationToken cancellationToken) => GetAsync(
        "anchor",
        url,
        _anchorTypes,
        CheckAnchor,
        budget,
        cancellationToken);

    private Problem? CheckAnchor(byte[] content) => content.Length > options.MaxAnchorBytes
        ? new(ProblemCodes.DiscoveryLimit, $"An anchor larger than {options.MaxAnchorBytes} bytes is not looked at.")
        : AnchorCredential.Read(content, options.MaxAnchorBytes) is { IsSuccess: false } read ? read.Problems[0] : null;

    private ValueTask<Lookup<CacheEntry>> GetAsync(string kind, Uri url, string[] mediaTypes, Func<byte[], Problem?> check, FetchBudget budget, CancellationToken cancellationToken)
    {
        if (own.IsOurs(url))
        {
            return ValueTask.FromResult(Lookup<CacheEntry>.None(new(ProblemCodes.DiscoveryLimit, "What lies under this installation's own host is not looked at to anchor anybody.")));
        }

        return cache.GetAsync($"{kind}:{url.AbsoluteUri}{_rules.ScopeOf(budget.Tenant)}", url, allowance => FetchAsync(url, mediaTypes, check, allowance), budget, cancellationToken);
    }

    private async Task<Lookup<CacheEntry>> FetchAsync(Uri url, string[] mediaTypes, Func<byte[], Problem?> check, FetchBudget budget)
    {
        var answer = await fetcher.GetAsync(new RemoteRequest(url, mediaTypes, remote.MaxRedirects) { TakesAnyType = true }, budget, CancellationToken.None);
        if (!answer.IsFound)
        {
            return answer.IsRetryable ? Lookup<CacheEntry>.Unreachable(answer.Problem) : Lookup<CacheEntry>.None(answer.Problem);
        }

        return check(answer.Value.Content) is { } problem
            ? Lookup<CacheEntry>.None(problem)
            : Lookup<CacheEntry>.Found(answer.Value.ToEntry(answer.AsOf, options.Lifetime, options.MaxAge), answer.AsOf);
    }

    private sealed class Source(RemoteTrustDocuments documents, FetchBudget budget) : IResolverSource
    {
        public async ValueTask<bool> IsDeclaredAsync(Uri url, CancellationToken cancellationToken)
        {
            var description = new Uri(url, "/.well-known/resolver");
            return (await documents.GetAsync("resolver", description, _descriptionTypes, CheckDescription, budget, cancellationToken)).IsFound;
        }

        public async ValueTask<Lookup<Linkset>> FetchAsync(Uri url, int depth, CancellationToken cancellationToken)
        {
            if (depth > 0 && !budget.TryTakeStep())
            {
                return Lookup<Linkset>.Unreachable(GuardedFetcher.BudgetSpent);
            }

            var found = await documents.GetAsync("linkset", url, _linksetTypes, content => Read(content) is { IsSuccess: false } read ? read.Problems[0] : null, budget, cancellationToken);
            return found.IsFound ? Lookup<Linkset>.Found(Read(found.Value.Content).Value!, found.AsOf)
                : found.IsRetryable ? Lookup<Linkset>.Unreachable(found.Problem)
                : Lookup<Linkset>.None(found.Problem);
        }

        private Result<Linkset> Read(byte[] content) => LinksetReader.Read(content, documents.Limits);

        private static Problem? CheckDescription(byte[] content) =>
            StrictJsonReader.Read(content) is { IsSuccess: true, Value.ValueKind: System.Text.Json.JsonValueKind.Object } json && json.Value.TryGetProperty("resolverRoot", out _)
                ? null
                : new(ProblemCodes.RemoteAnswerInvalid, "The host does not describe itself as a resolver.");
    }

    private JsonLimits Limits { get; } = new() { MaxBytes = remote.MaxInflatedBytes };
}
