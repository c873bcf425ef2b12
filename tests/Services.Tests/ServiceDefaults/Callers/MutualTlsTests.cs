using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;
using Services.Tests.Stack;
using Untp.Contracts.Identity.V1;
using Untp.ServiceDefaults.Callers;

namespace Services.Tests.ServiceDefaults.Callers;

/// <summary>Mutual TLS by configuration alone.</summary>
public sealed class MutualTlsTests : IAsyncLifetime
{
    private const string AnyDid = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
    private readonly OwnServices _services = new();
    private TestAuthority _ours = null!;
    private TestAuthority _others = null!;
    private RunningService _identity = null!;

    public async Task InitializeAsync()
    {
        _ours = new TestAuthority(_services.Folder, "ours");
        _others = new TestAuthority(_services.Folder, "others");
        _identity = await _services.IdentityAsync(_ours.Arguments("identity", "127.0.0.1"));
    }

    public async Task DisposeAsync()
    {
        _ours.Dispose();
        _others.Dispose();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task Verifier_with_a_certificate_of_the_stack_reaches_identity()
    {
        Assert.Equal("https", _identity.Grpc.Scheme);
        var verifier = await _services.VerifierAsync([.. OwnServices.At(_identity.Grpc), .. _ours.Arguments("verifier", "verifier")]);

        Assert.Equal("passed", await KeyOutcomeAsync(verifier));
    }

    [Fact]
    public async Task Verifier_of_another_authority_reaches_nothing()
    {
        var verifier = await _services.VerifierAsync([.. OwnServices.At(_identity.Grpc), .. _others.Arguments("verifier", "verifier")]);

        Assert.Equal("inconclusive", await KeyOutcomeAsync(verifier));
    }

    [Fact]
    public async Task Verifier_without_a_certificate_reaches_nothing()
    {
        var verifier = await _services.VerifierAsync(OwnServices.At(_identity.Grpc));

        Assert.Equal("inconclusive", await KeyOutcomeAsync(verifier));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("identity")]
    [InlineData("stranger.example")]
    public async Task Server_with_a_certificate_of_another_name_is_not_believed(string name)
    {
        var stranger = await _services.IdentityAsync(_ours.Arguments("stranger", name));
        var verifier = await _services.VerifierAsync([.. OwnServices.At(stranger.Grpc), .. _ours.Arguments("verifier", "verifier")]);

        Assert.Equal("inconclusive", await KeyOutcomeAsync(verifier));
    }

    [Fact]
    public async Task S32_Client_is_let_in_by_its_certificate_only()
    {
        using var good = _ours.ClientCertificate("client");
        using var foreign = _others.ClientCertificate("client");

        Assert.NotEmpty((await ResolveAsync(good)).DidDocument);
        await Assert.ThrowsAsync<RpcException>(() => ResolveAsync(null));
        await Assert.ThrowsAsync<RpcException>(() => ResolveAsync(foreign));
    }

    private static async Task<string> KeyOutcomeAsync(RunningService verifier)
    {
        var report = await Answers.VerifyAsync(verifier, Passport.Signed());
        Assert.NotEqual("invalid", report["outcome"]!.GetValue<string>());
        return Answers.Check(report, "proof.key")["outcome"]!.GetValue<string>();
    }

    /// <summary>Calls with a good token and with TLS of the test's own, which believes every server.</summary>
    private async Task<ResolveDidResponse> ResolveAsync(X509Certificate2? certificate)
    {
        using var channel = GrpcChannel.ForAddress(_identity.Grpc, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler
            {
                SslOptions = new SslClientAuthenticationOptions
                {
                    ClientCertificates = certificate is null ? null : [certificate],
                    RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null,
                },
            },
        });
        return await new IdentityService.IdentityServiceClient(channel).ResolveDidAsync(new ResolveDidRequest { Did = AnyDid }, new Metadata { { ServiceTokens.Header, _identity.Token() } });
    }
}
