using System.Text.Json.Nodes;
using Untp.Core.Trust;

namespace Untp.Core.Tests.Trust;

public sealed class ResolverClientTests
{
    private const string Root = "https://resolver.example/ids/1";
    private const string RootLinks = Root + "?linkType=linkset";

    private readonly FakeWeb _web = new() { IsDeclared = true };

    [Theory]
    [InlineData("dia")]
    [InlineData("untp:dia")]
    [InlineData("untp:digitalIdentityAnchor")]
    public async Task Finds_LinksInAnySpellingOfTheRelation(string relation)
    {
        _web.Pages[RootLinks] = Page((relation, """{"href":"https://a.example/1","title":"a","type":"application/vc+jwt"}"""), ("dpp", """{"href":"https://a.example/2","title":"b"}"""));
        var links = await ResolveAsync();

        Assert.Equal(new RemoteLink("https://a.example/1", RootLinks, "application/vc+jwt"), Assert.Single(links.Links));
        Assert.Empty(links.Gaps);
        Assert.True(links.IsDeclared);
        Assert.Equal([(RootLinks, 0)], _web.Fetched);
    }

    [Theory]
    [InlineData("""{"href":"https://a.example/1","title":"a","rel":["predecessor-version"]}""")]
    [InlineData("""{"href":"https://a.example/1","title":"a","method":["POST","X-API-Key"]}""")]
    [InlineData("""{"href":"https://a.example/1","title":"a","encryptionMethod":"AES-256"}""")]
    public async Task Leaves_OutWhatIsNotToBeRead(string target)
    {
        _web.Pages[RootLinks] = Page(("dia", target));
        Assert.Empty((await ResolveAsync()).Links);
    }

    [Fact]
    public async Task Follows_SecondaryResolversNearestFirst()
    {
        _web.Pages[RootLinks] = Page(("idr", """{"href":"https://b.example/set","title":"b","type":"application/linkset+json"}"""), ("idr", """{"href":"https://c.example/1?x=y","title":"c"}"""), ("dia", """{"href":"https://a.example/1","title":"a"}"""));
        _web.Pages["https://b.example/set"] = Page(("dia", """{"href":"https://a.example/2","title":"a"}"""), ("dia", """{"href":"https://a.example/1","title":"again"}"""));
        _web.Pages["https://c.example/1?x=y&linkType=linkset"] = Page(("dia", """{"href":"https://a.example/3","title":"a"}"""));
        var links = await ResolveAsync();

        Assert.Equal(["https://a.example/1", "https://a.example/2", "https://a.example/3"], links.Links.Select(link => link.Href));
        Assert.Equal([0, 1, 1], _web.Fetched.Select(fetch => fetch.Depth));
        Assert.Empty(links.Gaps);
    }

    [Fact]
    public async Task S30_Refuses_CirclesOfLinksets()
    {
        _web.Pages[RootLinks] = Page(Secondary("https://b.example/set"));
        _web.Pages["https://b.example/set"] = Page(Secondary("https://c.example/set"), ("dia", """{"href":"https://a.example/1","title":"a"}"""));
        _web.Pages["https://c.example/set"] = Page(Secondary("https://B.example:443/set"));
        var links = await ResolveAsync();

        Assert.Equal(3, _web.Fetched.Count);
        var gap = Assert.Single(links.Gaps);
        Assert.Equal(("LINKSET_CYCLE", false, false), (gap.Problem.Code.Id, gap.IsRetryable, gap.IsOpen));
        Assert.Single(links.Links);
    }

    [Fact]
    public async Task S30_Refuses_ALinksetThatNamesItself()
    {
        _web.Pages[RootLinks] = Page(Secondary(RootLinks));
        Assert.Equal("LINKSET_CYCLE", Assert.Single((await ResolveAsync()).Gaps).Problem.Code.Id);
        Assert.Single(_web.Fetched);
    }

    /// <summary>Two ways to one linkset are no circle.</summary>
    [Fact]
    public async Task Reads_OnceWhatTwoWaysLeadTo()
    {
        _web.Pages[RootLinks] = Page(Secondary("https://b.example/set"), Secondary("https://c.example/set"));
        _web.Pages["https://b.example/set"] = Page(Secondary("https://d.example/set"));
        _web.Pages["https://c.example/set"] = Page(Secondary("https://d.example/set"));
        _web.Pages["https://d.example/set"] = Page(("dia", """{"href":"https://a.example/1","title":"a"}"""));
        var links = await ResolveAsync();

        Assert.Single(links.Links);
        Assert.Empty(links.Gaps);
        Assert.Equal(4, _web.Fetched.Count);
    }

    [Theory]
    [InlineData(3, 100, 4)]
    [InlineData(0, 100, 1)]
    [InlineData(16, 5, 5)]
    public async Task Stops_AtDepthAndCount(int maxDepth, int maxLinksets, int fetched)
    {
        _web.Pages[RootLinks] = Page(Secondary("https://r.example/1"));
        for (var i = 1; i < 50; i++)
        {
            _web.Pages[$"https://r.example/{i}"] = Page(Secondary($"https://r.example/{i + 1}"));
        }

        var links = await ResolveAsync(new() { MaxDepth = maxDepth, MaxLinksets = maxLinksets });

        Assert.Equal(fetched, _web.Fetched.Count);
        var gap = Assert.Single(links.Gaps);
        Assert.Equal(("DISCOVERY_LIMIT", true), (gap.Problem.Code.Id, gap.IsOpen));
    }

    [Fact]
    public async Task Stops_AtManyLinksAndManyResolvers()
    {
        _web.Pages[RootLinks] = Page([.. Enumerable.Range(0, 400).Select(i => ("dia", $$"""{"href":"https://a.example/{{i}}","title":"a"}""")), .. Enumerable.Range(0, 400).Select(i => Secondary($"https://r.example/{i}"))]);
        var links = await ResolveAsync();

        Assert.Equal((16, 16), (links.Links.Count, _web.Fetched.Count));
        Assert.Equal("DISCOVERY_LIMIT", Assert.Single(links.Gaps, gap => gap.IsOpen).Problem.Code.Id);
    }

    [Fact]
    public async Task Tells_AnOutageFromNothing()
    {
        _web.Pages[RootLinks] = Page(Secondary("https://down.example/set"), Secondary("https://gone.example/set"), Secondary("https://html.example/set"), ("dia", """{"href":"https://a.example/1","title":"a"}"""));
        _web.Down.Add("https://down.example/set");
        _web.Pages["https://html.example/set"] = "<html>";
        var links = await ResolveAsync();

        Assert.Single(links.Links);
        Assert.Equal(
            [("https://down.example/set", true), ("https://gone.example/set", false), ("https://html.example/set", false)],
            links.Gaps.Select(gap => (gap.Url, gap.IsOpen)));
    }

    private static (string, string) Secondary(string url) => ("idr", $$"""{"href":"{{url}}","title":"secondary","type":"application/linkset+json"}""");

    private static string Page(params (string Relation, string Target)[] links)
    {
        var context = new JsonObject { ["anchor"] = Root };
        foreach (var group in links.GroupBy(link => link.Relation))
        {
            context[group.Key] = new JsonArray([.. group.Select(link => JsonNode.Parse(link.Target))]);
        }

        return new JsonObject { ["linkset"] = new JsonArray(context) }.ToJsonString();
    }

    private Task<RemoteLinks> ResolveAsync(ResolverClientOptions? options = null) =>
        new ResolverClient(_web, options ?? new()).ResolveAsync(new Uri(Root), "dia", CancellationToken.None).AsTask();
}
