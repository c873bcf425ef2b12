using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Grpc.Core;
using Services.Tests.ServiceDefaults;
using Services.Tests.Stack;
using Untp.Contracts.Verifier.V1;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Proofs.Jose;
using Untp.Core.Status;

namespace Services.Tests.Security;

/// <summary>A revoked credential is revoked in whatever shape and over whatever protocol it is sent; one that is not is not.</summary>
public sealed class RevokedShapesTests : IAsyncLifetime
{
    private const string Url = "https://issuer.example/status/1";
    private const int Index = 4711;

    private readonly OwnServices _services = new();
    private readonly FakeIdentity _identity = new();
    private RunningService _verifier = null!;

    public async Task InitializeAsync() => _verifier = await _services.VerifierAsync(OwnServices.At((await _identity.StartAsync(_services)).Grpc));

    public async Task DisposeAsync() => await _services.DisposeAsync();

    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    public async Task S10_revoked_credential_is_revoked_in_every_shape(bool isRevoked, int entries)
    {
        var jwt = Issue(isRevoked, entries);
        var expected = isRevoked ? "invalid CREDENTIAL_REVOKED" : "valid ";
        JsonNode[] types = ["EnvelopedVerifiableCredential", new JsonArray("EnvelopedVerifiableCredential"), new JsonArray("VerifiableCredential", "EnvelopedVerifiableCredential")];
        JsonObject[] envelopes = [.. types.Select(type => new JsonObject { ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"), ["type"] = type, ["id"] = $"data:application/vc+jwt,{jwt}" })];
        using var client = _verifier.RestClient();
        var grpc = new VerifierService.VerifierServiceClient(_verifier.Invoker());

        foreach (var (mediaType, body) in (IEnumerable<(string, string)>)
        [
            ("application/vc+jwt", jwt),
            ("application/jwt", jwt),
            ("application/json", new JsonObject { ["credential"] = jwt }.ToJsonString()),
            .. envelopes.Select(envelope => ("application/vc", envelope.ToJsonString())),
            .. envelopes.Select(envelope => ("application/ld+json", envelope.ToJsonString())),
            .. envelopes.Select(envelope => ("application/json", envelope.ToJsonString())),
            .. envelopes.Select(envelope => ("application/json", new JsonObject { ["credential"] = envelope.DeepClone() }.ToJsonString())),
        ])
        {
            using var content = new StringContent(body, Encoding.UTF8, new System.Net.Http.Headers.MediaTypeHeaderValue(mediaType));
            using var response = await client.PostAsync("/v1/verifications", content);

            Assert.Equal(expected, Read(await Answers.JsonAsync(response)));
        }

        string[] lines = [JsonValue.Create(jwt).ToJsonString(), new JsonObject { ["credential"] = jwt }.ToJsonString(), .. envelopes.Select(envelope => envelope.ToJsonString()), .. envelopes.Select(envelope => new JsonObject { ["credential"] = envelope.DeepClone() }.ToJsonString())];
        using var batch = new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson");
        using var answer = await client.PostAsync("/v1/verifications:batch", batch);
        var reports = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Read(JsonNode.Parse(line)!["report"]!.AsObject())).ToArray();
        Assert.Equal(Enumerable.Repeat(expected, lines.Length), reports);

        foreach (var verification in (Verification[])[new() { Credential = ByteString.CopyFromUtf8(jwt) }, .. envelopes.Select(envelope => new Verification { Credential = ByteString.CopyFromUtf8(envelope.ToJsonString()), MediaType = "application/vc" })])
        {
            Assert.Equal(expected, Read((await grpc.VerifyCredentialAsync(new VerifyCredentialRequest { Verification = verification })).Report));
            using var stream = grpc.VerifyCredentials();
            await stream.RequestStream.WriteAsync(new VerifyCredentialsRequest { Verification = verification });
            await stream.RequestStream.CompleteAsync();
            Assert.True(await stream.ResponseStream.MoveNext(default));
            Assert.Equal(expected, Read(stream.ResponseStream.Current.Report));
        }
    }

    /// <summary>Signs a passport, and the lists of its entries; of two, the second counts.</summary>
    private string Issue(bool isRevoked, int entries)
    {
        using var key = SigningKey.Create(KeyType.P256).Value!;
        var did = DidKey.From(key.VerificationKey);
        var kid = DidKey.VerificationMethodOf(did);
        StatusPurpose[] purposes = entries == 1 ? [StatusPurpose.Revocation] : [StatusPurpose.Suspension, StatusPurpose.Revocation];
        foreach (var purpose in purposes)
        {
            var bits = BitstringStatusList.Empty.With(Index, isRevoked && purpose == StatusPurpose.Revocation);
            var list = StatusListCredential.Write($"{Url}/{purpose}", did.Value, purpose, bits.Encode(), TimeProvider.System.GetUtcNow());
            _identity.StatusLists[$"{Url}/{purpose}"] = VcJwt.Sign(list, kid, key);
        }

        var passport = Passport.Of(did.Value);
        passport["credentialStatus"] = StatusEntry.ToJson([.. purposes.Select(purpose => new StatusEntry(purpose, $"{Url}/{purpose}", Index))], isIntegerIndex: true);
        return Encoding.ASCII.GetString(VcJwt.Sign(Encoding.UTF8.GetBytes(passport.ToJsonString()), kid, key));
    }

    private static string Read(JsonObject report) => $"{report["outcome"]!.GetValue<string>()} {Answers.Check(report, "status")["code"]?.GetValue<string>()}";

    private static string Read(Report report) => $"{report.Outcome.ToString().ToLowerInvariant()} {report.Checks.Single(check => check.Name == "status").Problems.FirstOrDefault()?.Code}";
}
