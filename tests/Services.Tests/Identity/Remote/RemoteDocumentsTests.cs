using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Untp.Contracts.Identity.V1;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Identity.Documents;
using Untp.Identity.Remote;
using Untp.ServiceDefaults.Caching;
using Untp.ServiceDefaults.Changes;
using Untp.Testing.Hostile;

namespace Services.Tests.Identity.Remote;

public sealed class RemoteDocumentsTests : IAsyncLifetime
{
    private const string Url = "https://vocabulary.uncefact.org/untp/0.7.0/context/";
    private readonly TestAuthority _authority = new();
    private readonly HostileServer _server;
    private readonly FakeNetwork _network;
    private readonly TieredCache _cache = new(null, new CacheOptions(), TimeProvider.System, NullLogger<TieredCache>.Instance);
    private readonly ChangeFeed _changes = new(null, TimeProvider.System, NullLogger<ChangeFeed>.Instance);
    private readonly RemoteCache _remoteCache;
    private readonly GuardedFetcher _fetcher;
    private readonly RemoteOptions _options;

    public RemoteDocumentsTests()
    {
        _server = new HostileServer(_authority, "vocabulary.uncefact.org", "untp.unece.org");
        _network = new FakeNetwork(_server.Port);
        _options = new RemoteOptions { TrustedAuthority = _authority.PemPath, MaxBodyBytes = 1 << 20 };
        _remoteCache = new RemoteCache(_cache, _options, _changes, TimeProvider.System);
        _fetcher = new GuardedFetcher(_options, _network, TimeProvider.System, NullLogger<GuardedFetcher>.Instance);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _fetcher.Dispose();
        _remoteCache.Dispose();
        _changes.Dispose();
        _cache.Dispose();
        await _server.DisposeAsync();
        _authority.Dispose();
    }

    [NeedsFact(Part.Shared)]
    public void Pins_WhatTheManifestStates()
    {
        var published = SharedDocuments.All.Where(document => document.Url is not null).ToLookup(document => document.Url!, document => document.Sha256);

        Assert.Equal(48, PinnedDocuments.All.Count);
        Assert.Equal(47, PinnedDocuments.All.Count(entry => entry.Table is not null));
        Assert.Equal(3, PinnedDocuments.All.Count(entry => entry.Sha256 == ""));
        Assert.All(PinnedDocuments.All.Where(entry => entry.Sha256 != ""), entry => Assert.Contains(entry.Sha256, published[entry.Url]));
        Assert.All(PinnedDocuments.All, entry => Assert.StartsWith("https://", entry.Url, StringComparison.Ordinal));
        Assert.Equal(PinnedDocuments.All.Count, PinnedDocuments.All.Select(entry => entry.Url).Distinct().Count());
    }

    [NeedsFact(Part.Shared)]
    public async Task Fetches_ThePublishedDocumentAndKeepsIt()
    {
        var published = await File.ReadAllBytesAsync(PublishedPath());
        _server.AnswersRaw(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {published.Length}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"), published);
        var documents = Documents();

        var first = await documents.ResolveAsync(DocumentKind.Context, Url, new FetchBudget(_options), CancellationToken.None);
        var second = await documents.ResolveAsync(DocumentKind.Context, Url, new FetchBudget(_options), CancellationToken.None);

        Assert.Equal(published, first.Value?.Content);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(published)), first.Value?.Sha256);
        Assert.Equal(first.AsOf, second.AsOf);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task S16_Refuses_OtherBytesThanWerePublished()
    {
        _server.Answers("application/ld+json", "{\"@context\":{\"@vocab\":\"https://evil.example/\"}}");

        var answer = await Documents().ResolveAsync(DocumentKind.Context, Url, new FetchBudget(_options), CancellationToken.None);

        // What the table makes stands in, and says of which bytes digests speak.
        AssertMade(answer);
    }

    [Fact]
    public async Task S16_Refuses_OtherBytesOfWhatNoTableDescribes()
    {
        const string Unmade = "https://www.w3.org/2018/credentials/examples/v1";
        _server.Answers("application/ld+json", "{\"@context\":{\"@vocab\":\"https://evil.example/\"}}");

        var answer = await Documents().ResolveAsync(DocumentKind.Context, Unmade, new FetchBudget(_options), CancellationToken.None);

        Assert.Equal((ProblemCodes.SchemaUnavailable, true), (answer.Problem?.Code, answer.IsRetryable));
    }

    [Fact]
    public async Task Returns_WhatTheTableMakes_WhenNeitherFolderNorServerHasIt()
    {
        _network.Dns.Then("10.0.0.1");
        var documents = Documents();

        var pinned = await documents.ResolveAsync(new UntpType("DigitalProductPassport", "0.7.0"), new FetchBudget(_options), CancellationToken.None);
        var again = await documents.ResolveAsync(new UntpType("DigitalProductPassport", "0.7.0"), new FetchBudget(_options), CancellationToken.None);
        var unpinned = await documents.ResolveAsync(DocumentKind.Schema, "https://issuer.example/schema.json", new FetchBudget(_options), CancellationToken.None);

        Assert.All([pinned, again], AssertMade);
        Assert.Equal((ProblemCodes.DocumentUnknown, false), (unpinned.Problem?.Code, unpinned.IsRetryable));

        // What nobody pinned is not fetched: anyone could have written it.
        Assert.Equal("untp.unece.org", Assert.Single(_network.Dns.LookedUp));
        Assert.Empty(_network.Dialled);
    }

    [NeedsFact(Part.Shared)]
    public async Task S16_Keeps_WhatARedirectBringsApartForATenantWithLists()
    {
        var published = await File.ReadAllTextAsync(PublishedPath());
        _server.Answer = (head, stream, token) => (head.Contains("Host: untp", StringComparison.Ordinal) ? HostileAnswers.Body("application/ld+json", published) : HostileAnswers.Redirect("https://untp.unece.org/moved"))(head, stream, token);
        var options = _options with { Tenants = new Dictionary<string, EgressList> { ["denied"] = new() { Deny = ["untp.unece.org"] } } };
        using var cache = new RemoteCache(_cache, options, _changes, TimeProvider.System);
        using var fetcher = new GuardedFetcher(options, _network, TimeProvider.System, NullLogger<GuardedFetcher>.Instance);
        var documents = new RemoteDocuments(fetcher, cache, options);
        var entry = PinnedDocuments.All.Single(document => document.Url == Url);

        var denied = await documents.FetchAsync(entry, new FetchBudget(options, "denied"), CancellationToken.None);
        var free = await documents.FetchAsync(entry, new FetchBudget(options, "free"), CancellationToken.None);
        var again = await documents.FetchAsync(entry, new FetchBudget(options, "denied"), CancellationToken.None);

        // Neither its refusal is remembered for the other, nor the other's copy handed to it.
        Assert.Equal(ProblemCodes.EgressBlocked, denied.Problem?.Code);
        Assert.True(free.IsFound, free.Problem?.Message);
        Assert.Equal(ProblemCodes.EgressBlocked, again.Problem?.Code);
    }

    private static void AssertMade(Lookup<ResolvedDocument> answer)
    {
        Assert.True(answer.IsFound, answer.Problem?.Message);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(answer.Value.Content)), answer.Value.Sha256);
        Assert.NotEqual(answer.Value.Sha256, answer.Value.PublishedSha256);
        Assert.Contains(PinnedDocuments.All, entry => entry.Url == answer.Value.Url && entry.Sha256 == answer.Value.PublishedSha256);
    }

    private static string PublishedPath() => SharedDocuments.All.Single(document => document.Url == Url).File;

    private DocumentResolver Documents()
    {
        var options = new DocumentOptions();
        return new DocumentResolver(new DocumentCatalog(options), _cache, new RemoteDocuments(_fetcher, _remoteCache, _options), options, TimeProvider.System, NullLogger<DocumentResolver>.Instance);
    }
}
