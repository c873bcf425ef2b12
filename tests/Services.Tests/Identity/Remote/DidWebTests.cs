using System.Text;
using Untp.Contracts.Identity.V1;
using Untp.Testing.Hostile;

namespace Services.Tests.Identity.Remote;

public sealed class DidWebTests(RemoteIdentity identity) : IClassFixture<RemoteIdentity>
{
    [Fact]
    public async Task Resolves_AndKeepsWhatItRead()
    {
        var did = identity.Did("kept");
        identity.Server.Answers("application/json", Document(did));

        var first = await ResolveAsync(did);
        var second = await ResolveAsync(did);

        Assert.Equal(Document(did), first.DidDocument.ToStringUtf8());
        Assert.Equal(first, second);
        Assert.Equal(1, RequestsFor("kept"));
    }

    [Fact]
    public async Task Reads_AgainWhatItsServerForbidsToKeep()
    {
        var did = identity.Did("unkept");
        identity.Server.Answers("application/did", Document(did), "Cache-Control: no-store\r\n");

        await ResolveAsync(did);
        await ResolveAsync(did);

        Assert.Equal(2, RequestsFor("unkept"));
    }

    [Fact]
    public async Task S31_Fetches_OnceForAllWhoAskAtATime()
    {
        var did = identity.Did("once");
        var enough = new TaskCompletionSource();
        identity.Server.Answer = async (_, stream, token) =>
        {
            await enough.Task;
            var body = Document(did);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"), token);
        };

        var all = Enumerable.Range(0, 20).Select(_ => ResolveAsync(did)).ToArray();
        enough.SetResult();

        Assert.All(await Task.WhenAll(all), answer => Assert.Null(answer.Problem));
        Assert.Equal(1, RequestsFor("once"));
    }

    [Theory]
    [InlineData("other", "did:web:localhost:other", "DID_DOCUMENT_INVALID")]
    [InlineData("case", "did:web:LOCALHOST:case", "DID_DOCUMENT_INVALID")]
    public async Task S05_Refuses_DocumentsOfAnother(string path, string id, string code)
    {
        identity.Server.Answers("application/json", Document(id));

        var answer = await ResolveAsync(identity.Did(path));

        Assert.Equal((code, false), (answer.Problem.Code, answer.Retryable));
        Assert.True(answer.DidDocument.IsEmpty);
    }

    [Fact]
    public async Task S16_Keeps_NothingThatWasRefused()
    {
        var did = identity.Did("poison");
        var neighbour = identity.Did("neighbour");
        identity.Server.Answers("application/json", Document(did));

        var refused = await ResolveAsync(neighbour);
        var found = await ResolveAsync(did);

        Assert.Equal("DID_DOCUMENT_INVALID", refused.Problem.Code);
        Assert.Equal(Document(did), found.DidDocument.ToStringUtf8());
    }

    [Theory]
    [InlineData("?a=b")]
    [InlineData("#key")]
    [InlineData("/path")]
    [InlineData("%2e")]
    public async Task S16_Refuses_OtherSpellings(string suffix)
    {
        var answer = await ResolveAsync(identity.Did("spelling") + suffix);

        Assert.Equal(("DID_SYNTAX", DidResolutionError.InvalidDid), (answer.Problem.Code, answer.Error));
        Assert.Equal(0, RequestsFor("spelling"));
    }

    [Theory]
    [InlineData("404 Not Found", "DID_NOT_FOUND", false, DidResolutionError.NotFound)]
    [InlineData("410 Gone", "DID_NOT_FOUND", false, DidResolutionError.NotFound)]
    [InlineData("500 Oops", "DID_UNRESOLVED", true, DidResolutionError.InternalError)]
    [InlineData("301 Moved Permanently", "DID_UNRESOLVED", true, DidResolutionError.InternalError)]
    public async Task Tells_NoneFromOutage_AndAsksNotAgainAtOnce(string status, string code, bool isRetryable, DidResolutionError error)
    {
        var path = "status" + status[..3];
        identity.Server.AnswersRaw(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nLocation: /elsewhere/did.json\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));

        var answer = await ResolveAsync(identity.Did(path));
        var again = await ResolveAsync(identity.Did(path));

        Assert.Equal((code, isRetryable, error), (answer.Problem.Code, answer.Retryable, answer.Error));
        Assert.Equal(answer, again);
        Assert.Equal(1, RequestsFor(path));
        Assert.Equal(0, RequestsFor("elsewhere"));
    }

    [Theory]
    [InlineData("did:web:localhost", "EGRESS_BLOCKED", DidResolutionError.InternalError)]
    [InlineData("did:web:localhost%3A22", "DID_SYNTAX", DidResolutionError.InvalidDid)]
    [InlineData("did:web:127.0.0.1", "DID_SYNTAX", DidResolutionError.InvalidDid)]
    [InlineData("did:web:example.com%2F..", "DID_SYNTAX", DidResolutionError.InvalidDid)]
    [InlineData("did:ion:abc", "DID_METHOD_UNSUPPORTED", DidResolutionError.MethodNotSupported)]
    public async Task S01_S04_Refuses_WhatLeadsInside(string did, string code, DidResolutionError error)
    {
        var answer = await ResolveAsync(did);

        Assert.Equal((code, error), (answer.Problem.Code, answer.Error));
    }

    [Fact]
    public async Task S20_Refuses_OversizeDocuments()
    {
        var did = identity.Did("huge");
        identity.Server.Answers("application/json", Document(did).PadLeft((1 << 20) + 1));

        var answer = await ResolveAsync(did);

        Assert.Equal(("DID_UNRESOLVED", true), (answer.Problem.Code, answer.Retryable));
        Assert.Contains("REMOTE_ANSWER_TOO_LARGE", answer.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S20_Refuses_DeepDocuments()
    {
        identity.Server.Answers("application/json", new string('[', 100_000));

        Assert.Equal("DID_DOCUMENT_INVALID", (await ResolveAsync(identity.Did("deep"))).Problem.Code);
    }

    [Fact]
    public async Task Asks_IssuerForOurOwnHost()
    {
        var calls = identity.Issuer.Calls;
        var connections = identity.Server.Connections;

        var first = await ResolveAsync(RemoteIdentity.FakeIssuer.Did);
        await ResolveAsync(RemoteIdentity.FakeIssuer.Did);
        var unknown = await ResolveAsync("did:web:localhost%3A18080:nobody");

        Assert.Equal(Document(RemoteIdentity.FakeIssuer.Did), first.DidDocument.ToStringUtf8());
        Assert.Equal(("DID_NOT_FOUND", false), (unknown.Problem.Code, unknown.Retryable));

        // Never kept: a replaced key is seen at once.
        Assert.Equal(calls + 3, identity.Issuer.Calls);
        Assert.Equal(connections, identity.Server.Connections);
    }

    [Fact]
    public async Task Says_UnresolvedWhenIssuerIsDown()
    {
        identity.Issuer.Fails = Grpc.Core.StatusCode.Unavailable;
        try
        {
            var answer = await ResolveAsync(RemoteIdentity.FakeIssuer.Did);

            Assert.Equal(("DID_UNRESOLVED", true), (answer.Problem.Code, answer.Retryable));
        }
        finally
        {
            identity.Issuer.Fails = null;
        }
    }

    [Fact]
    public async Task S30_Bounds_WhatOneCallFetches()
    {
        identity.Server.Answer = async (head, stream, token) =>
        {
            var path = head.Split(' ')[1].Split('/')[1];
            var body = Document(identity.Did(path));
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"), token);
        };
        var request = new ResolveDidsRequest { Dids = { Enumerable.Range(0, 100).Select(i => identity.Did($"many{i}")) } };

        var answers = new List<ResolveDidResponse>();
        using var call = identity.Client.ResolveDids(request);
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            answers.Add(call.ResponseStream.Current.Resolution);
        }

        Assert.Equal(64, answers.Count(answer => answer.Problem is null));
        Assert.Equal(36, answers.Count(answer => answer.Problem is { Code: "DID_UNRESOLVED" } && answer.Retryable));
    }

    private static string Document(string did) => $$"""{"id":"{{did}}"}""";

    private async Task<ResolveDidResponse> ResolveAsync(string did) => await identity.Client.ResolveDidAsync(new ResolveDidRequest { Did = did });

    private int RequestsFor(string path) => identity.Server.Requests.Count(head => head.StartsWith($"GET /{path}/did.json ", StringComparison.Ordinal));
}
