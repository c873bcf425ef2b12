using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Services.Tests.Identity.Links;
using Services.Tests.MainJob;
using Services.Tests.ServiceDefaults;
using Services.Tests.Stack;
using Untp.Contracts.Identity.V1;
using Untp.Contracts.Issuer.V1;
using Untp.Identity;

namespace Services.Tests.Trust;

/// <summary>Anchors and linksets under this installation's own host, at which nothing listens: they are looked up.</summary>
public sealed class OwnHostTests : IAsyncLifetime
{
    private const string Root = "http://localhost:18080";

    private readonly Web _web = new();
    private readonly OwnServices _services = new();
    private readonly OwnCredentials _credentials = new();
    private WebApplication _issuer = null!;
    private RunningService _identity = null!;
    private LinkClient _links = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(_credentials);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http2));
        _issuer = builder.Build();
        _issuer.MapGrpcService<OwnCredentials>();
        await _issuer.StartAsync();
        var app = IdentityHost.Create(InProcessStack.Arguments([.. _web.Arguments, "--services:issuer:grpc:0", _issuer.Urls.Single(), "--Gateway:PublicUrl", Root, "--Logging:LogLevel:Default", "None"]), _web.Connect);
        _identity = await _services.StartAsync(app, "identity");
        _links = IdentityDatabases.Client(app, "acme");
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _issuer.DisposeAsync();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task Anchor_under_our_own_host_is_asked_of_Issuer()
    {
        var (member, register) = (new WebParty(_web), new WebParty(_web));
        var anchor = register.Sign(register.AnchorOf(member.Did));
        _credentials.ByUrl[$"{Root}/credentials/1"] = anchor;
        member.PublishDid([Service("dia", $"{Root}/credentials/1"), Service("dia", $"{Root}/credentials/2")]);

        var found = await DiscoverAsync(member);

        var candidate = Assert.Single(found.Candidates);
        Assert.Equal((anchor, $"{Root}/credentials/1", member.Did), (candidate.Credential.ToStringUtf8(), candidate.Url, candidate.FoundAt));
        var gap = Assert.Single(found.Gaps);
        Assert.Equal(("CREDENTIAL_NOT_FOUND", false), (gap.Problem.Code, gap.Retryable));
        Assert.All(_credentials.Tenants, tenant => Assert.Equal("acme", tenant));
    }

    [Fact]
    public async Task Links_under_our_own_host_are_read_from_our_database()
    {
        var (member, register) = (new WebParty(_web), new WebParty(_web));
        _web.Publish(member.Url("dia"), "application/vc+jwt", register.Sign(register.AnchorOf(member.Did)));
        await _links.RegisterAsync($"{Root}/members/{member.Path}", LinkClient.Link(member.Url("dia"), "untp:dia"));
        member.PublishDid([Service("linkset", $"{Root}/members/{member.Path}?linkType=linkset"), Service("linkset", $"{Root}/members/none"), Service("linkset", $"{Root}/01/123")]);

        var found = await DiscoverAsync(member);

        Assert.Equal((member.Url("dia"), $"{Root}/members/{member.Path}?linkType=linkset"), (Assert.Single(found.Candidates).Url, found.Candidates[0].FoundAt));
        Assert.Equal(["IDENTIFIER_NOT_FOUND", "IDENTIFIER_SYNTAX"], found.Gaps.Select(gap => gap.Problem.Code).Order());
    }

    [Fact]
    public async Task Links_that_are_not_public_are_not_followed()
    {
        var member = new WebParty(_web);
        var hidden = LinkClient.Link(member.Url("dia"), "untp:dia");
        hidden["public"] = false;
        await _links.RegisterAsync($"{Root}/members/{member.Path}", hidden);
        member.PublishDid([Service("linkset", $"{Root}/members/{member.Path}")]);

        var found = await DiscoverAsync(member);

        Assert.Empty(found.Candidates);
        Assert.DoesNotContain(member.Url("dia"), _web.Asked);
    }

    [Fact]
    public async Task Issuer_that_is_away_leaves_it_open()
    {
        var member = new WebParty(_web);
        _credentials.IsAway = true;
        member.PublishDid([Service("dia", $"{Root}/credentials/1")]);

        Assert.True(Assert.Single((await DiscoverAsync(member)).Gaps).Retryable);
    }

    private async Task<DiscoverIdentityAnchorsResponse> DiscoverAsync(WebParty member) =>
        await new IdentityService.IdentityServiceClient(_identity.Invoker("acme")).DiscoverIdentityAnchorsAsync(new DiscoverIdentityAnchorsRequest { Did = member.Did });

    private static JsonObject Service(string type, string url) => new() { ["id"] = $"#{Guid.NewGuid():N}", ["type"] = type, ["serviceEndpoint"] = url };

    /// <summary>An issuer that holds credentials, and notes for whom it is asked.</summary>
    public sealed class OwnCredentials : IssuerService.IssuerServiceBase
    {
        public ConcurrentDictionary<string, string> ByUrl { get; } = new(StringComparer.Ordinal);

        public ConcurrentQueue<string> Tenants { get; } = new();

        public bool IsAway { get; set; }

        public override Task<GetCredentialResponse> GetCredential(GetCredentialRequest request, ServerCallContext context)
        {
            var claims = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(context.RequestHeaders.GetValue("x-untp-service-token")!.Split('.')[1]))!;
            Tenants.Enqueue(claims["tenant"]!.GetValue<string>());
            return IsAway ? throw new RpcException(new Status(StatusCode.Unavailable, ""))
                : ByUrl.TryGetValue(request.Id, out var credential) ? Task.FromResult(new GetCredentialResponse { MediaType = "application/vc+jwt", Credential = ByteString.CopyFromUtf8(credential) })
                : throw new RpcException(new Status(StatusCode.NotFound, ""));
        }
    }
}
