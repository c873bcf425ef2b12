using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using Services.Tests.Stack;
using Untp.Contracts.Issuer.V1;
using Untp.Contracts.Verifier.V1;

namespace Services.Tests.ServiceDefaults.Telemetry;

/// <summary>No log line of any level of any part holds a credential, a key or a token, however the work ends.</summary>
public sealed class LogTests : IAsyncLifetime
{
    private readonly OwnServices _services = new();
    private readonly CapturedLogs _logs = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _services.DisposeAsync();

    [Fact]
    public async Task Nothing_secret_is_logged()
    {
        var identity = await _services.IdentityAsync(CapturedLogs.Everything);
        var issuer = await _services.IssuerAsync([.. OwnServices.At(identity.Grpc), .. CapturedLogs.Everything]);
        var verifier = await _services.VerifierAsync([.. OwnServices.At(identity.Grpc), .. CapturedLogs.Everything]);
        foreach (var service in (RunningService[])[identity, issuer, verifier])
        {
            _logs.AddTo(service);
        }

        var passport = Passport.Of(await Answers.CreateDidAsync(issuer));
        using var client = issuer.RestClient();
        var issued = await Answers.IssueAsync(client, passport);
        Assert.Equal(HttpStatusCode.Created, issued.StatusCode);
        var credential = (await Answers.JsonAsync(issued))["credential"]!.GetValue<string>();
        await Answers.VerifyAsync(verifier, credential);
        await client.GetAsync($"/v1/credentials?id={Uri.EscapeDataString(passport["id"]!.GetValue<string>())}");

        // The ways that end badly, over both protocols.
        Assert.Equal(HttpStatusCode.Conflict, (await Answers.IssueAsync(client, passport)).StatusCode);
        var broken = Passport.Of(passport["issuer"]!["id"]!.GetValue<string>(), "https://a.example/1");
        broken["credentialSubject"]!.AsObject().Remove("name");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Answers.IssueAsync(client, broken, validate: true)).StatusCode);
        await client.PostAsJsonAsync("/v1/credentials", new JsonObject { ["credential"] = passport.ToJsonString() });
        await Answers.VerifyAsync(verifier, credential[..^4] + "AAAA");
        await new VerifierService.VerifierServiceClient(verifier.Invoker()).VerifyCredentialAsync(new VerifyCredentialRequest { Verification = new Verification { Credential = ByteString.CopyFromUtf8(credential) } });
        await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () => await new IssuerService.IssuerServiceClient(issuer.Invoker()).IssueCredentialAsync(new IssueCredentialRequest { Credential = ByteString.CopyFromUtf8(passport.ToJsonString()) }));
        using var stranger = verifier.RestClient(tenant: null);
        stranger.DefaultRequestHeaders.Add("x-untp-service-token", issuer.Token());
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsync("/v1/verifications", new StringContent(credential))).StatusCode);

        Assert.Contains(_logs.Lines, line => line.Level <= LogLevel.Debug);
        Assert.Contains(_logs.Lines, line => line.Category.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));
        var segments = credential.Split('.');
        var masterKey = Convert.FromBase64String(_services.MasterKey);
        string[] secrets =
        [
            segments[1], segments[2], "Oak dining table",
            _services.MasterKey, Convert.ToHexString(masterKey), InProcessStack.TokenKey,
            .. ((RunningService[])[identity, issuer, verifier]).SelectMany(service => service.Token().Split('.')[1..]),
            "x-untp-service-token: ey",
        ];
        Assert.All(_logs.Lines, line => Assert.All(secrets, secret => Assert.DoesNotContain(secret, line.Text, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(_logs.Lines, line => line.Text.Contains("eyJhbGciOiJIUzI1NiI", StringComparison.Ordinal));
    }
}
