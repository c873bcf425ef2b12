using System.Buffers.Text;
using System.Text;
using Untp.Contracts.Identity.V1;

namespace Services.Tests.Identity.Remote;

public sealed class StatusListTests(RemoteIdentity identity) : IClassFixture<RemoteIdentity>
{
    [Theory]
    [InlineData("application/vc+jwt")]
    [InlineData("application/jwt")]
    [InlineData("text/plain")]
    public async Task Reads_JwtLists(string mediaType)
    {
        var list = Jwt("""{"type":["VerifiableCredential"]}""");
        identity.Server.Answers(mediaType, list);
        var path = $"jwt/{mediaType.Length}";

        var answer = await ResolveAsync(Url(path));
        await ResolveAsync(Url(path));

        Assert.Equal((list, "application/vc+jwt"), (answer.Credential.ToStringUtf8(), answer.MediaType));
        Assert.Equal(1, RequestsFor(path));
    }

    [Theory]
    [InlineData("application/vc")]
    [InlineData("application/ld+json")]
    [InlineData("application/json")]
    public async Task Reads_JsonLists(string mediaType)
    {
        identity.Server.Answers(mediaType, " {\"a\":1} ");

        var answer = await ResolveAsync(Url($"json/{mediaType.Length}"));

        Assert.Equal((" {\"a\":1} ", "application/vc"), (answer.Credential.ToStringUtf8(), answer.MediaType));
    }

    [Theory]
    [InlineData("ttl-zero", """{"credentialSubject":{"ttl":0}}""")]
    [InlineData("expired", """{"validUntil":"2020-01-01T00:00:00Z"}""")]
    [InlineData("exp", """{"exp":1577836800}""")]
    public async Task S15_Keeps_NoListLongerThanItSays(string path, string payload)
    {
        identity.Server.Answers("application/vc+jwt", Jwt(payload));

        await ResolveAsync(Url(path));
        var answer = await ResolveAsync(Url(path));

        // Out of date is for the verifier to say, who checks the signature as well.
        Assert.Null(answer.Problem);
        Assert.Equal(2, RequestsFor(path));
    }

    [Fact]
    public async Task Looks_IntoEnvelopes()
    {
        var list = $$"""{"type":"EnvelopedVerifiableCredential","id":"data:application/vc+jwt,{{Jwt("""{"credentialSubject":{"ttl":0}}""")}}"}""";
        identity.Server.Answers("application/vc", list);

        await ResolveAsync(Url("enveloped"));
        var answer = await ResolveAsync(Url("enveloped"));

        Assert.Equal(list, answer.Credential.ToStringUtf8());
        Assert.Equal(2, RequestsFor("enveloped"));
    }

    [Theory]
    [InlineData("404 Not Found", "application/json", "{}")]
    [InlineData("410 Gone", "application/json", "{}")]
    [InlineData("500 Oops", "application/json", "{}")]
    [InlineData("302 Found", "application/json", "{}")]
    [InlineData("200 OK", "text/html", "<html>Maintenance</html>")]
    [InlineData("200 OK", "text/plain", "Maintenance")]
    [InlineData("200 OK", "text/plain", "{}")]
    [InlineData("200 OK", "application/vc+jwt", "<html>")]
    [InlineData("200 OK", "application/json", "[]")]
    [InlineData("200 OK", "application/vc+jwt", "")]
    public async Task S14_Says_OutageNeverAnAnswer(string status, string mediaType, string body)
    {
        identity.Server.AnswersRaw(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {mediaType}\r\nLocation: /\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));

        var answer = await ResolveAsync(Url($"outage/{status[..3]}/{mediaType}/{body.Length}"));

        Assert.Equal(("STATUS_LIST_UNAVAILABLE", true), (answer.Problem.Code, answer.Retryable));
        Assert.True(answer.Credential.IsEmpty);
    }

    [Theory]
    [InlineData("https://169.254.169.254/list", "EGRESS_BLOCKED")]
    [InlineData("https://[::ffff:127.0.0.1]/list", "EGRESS_BLOCKED")]
    [InlineData("http://example.com/list", "EGRESS_BLOCKED")]
    [InlineData("file:///etc/passwd", "EGRESS_BLOCKED")]
    [InlineData("https://localhost/list", "EGRESS_BLOCKED")]
    [InlineData("data:application/vc+jwt,eyJ.a.b", "EGRESS_BLOCKED")]
    [InlineData("list", "STATUS_ENTRY_INVALID")]
    [InlineData("", "STATUS_ENTRY_INVALID")]
    [InlineData("https://example.com/list#7", "STATUS_ENTRY_INVALID")]
    public async Task S01_Refuses_WhatLeadsInside(string url, string code) => Assert.Equal(code, (await ResolveAsync(url)).Problem.Code);

    [Fact]
    public async Task Asks_IssuerForOurOwnLists()
    {
        var calls = identity.Issuer.Calls;

        var answer = await ResolveAsync(RemoteIdentity.FakeIssuer.ListUrl);
        await ResolveAsync(RemoteIdentity.FakeIssuer.ListUrl);
        var unknown = await ResolveAsync(RemoteIdentity.PublicUrl + "/status/2");

        Assert.Equal((RemoteIdentity.FakeIssuer.List, "application/vc+jwt"), (answer.Credential.ToStringUtf8(), answer.MediaType));
        Assert.Equal(("STATUS_LIST_UNAVAILABLE", true), (unknown.Problem.Code, unknown.Retryable));
        Assert.Equal(calls + 3, identity.Issuer.Calls);
    }

    private static string Jwt(string payload) => $"eyJhbGciOiJFUzI1NiJ9.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}.AAAA";

    private string Url(string path) => $"https://localhost:{identity.Server.Port}/{path}";

    private async Task<ResolveStatusListResponse> ResolveAsync(string url) => await identity.Client.ResolveStatusListAsync(new ResolveStatusListRequest { Url = url });

    private int RequestsFor(string path) => identity.Server.Requests.Count(head => head.StartsWith($"GET /{path} ", StringComparison.Ordinal));
}
