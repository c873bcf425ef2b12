using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Services.Tests.Stack;
using Untp.Core.Contexts;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.LinkedData.Json;

namespace Services.Tests.Issuer;

/// <summary>Embedded proofs of ours in the hands of Digital Bazaar's packages, and theirs in ours.</summary>
public sealed class ForeignProofTests(InProcessStack stack) : IClassFixture<InProcessStack>
{
    [NeedsFact(Part.Shared, Part.Node)]
    public async Task Proofs_hold_for_both_parties()
    {
        var issuer = new IssuerClient(stack.Issuer.App, stack.Issuer.RestClient(), stack.Issuer.Invoker());
        var credentials = new JsonArray();
        (string, string)[] suites =
        [
            ("Ed25519", "eddsa-rdfc-2022"), ("P-256", "ecdsa-rdfc-2019"), ("P-384", "ecdsa-rdfc-2019"),
            ("Ed25519", "eddsa-jcs-2022"), ("P-256", "ecdsa-jcs-2019"), ("P-384", "ecdsa-jcs-2019"),
        ];
        foreach (var (keyType, cryptosuite) in suites)
        {
            var did = await issuer.CreateDidAsync(keyType);
            var credential = IssuerClient.Credential(did);
            credential["name"] = new JsonObject { ["@value"] = "Farbe", ["@language"] = "de-AT" };
            credentials.Add(await IssueAsync(issuer, credential, cryptosuite));
        }

        // As well one of data model 1.1, which gets the context that its proof needs, one with a status, and the list of that.
        var ed25519 = await issuer.CreateDidAsync();
        credentials.Add(await IssueAsync(issuer, VcApiTests.CredentialV11(ed25519), "eddsa-rdfc-2022"));
        var revocable = await IssueAsync(issuer, IssuerClient.Credential(ed25519), "eddsa-rdfc-2022", "revocation");
        credentials.Add(revocable);
        credentials.Add(await VcApiTests.ListAsync(issuer, revocable));

        var answer = await RunAsync(new JsonObject { ["credentials"] = credentials, ["documents"] = new JsonObject() });

        Assert.Equal(Enumerable.Repeat("true", credentials.Count), answer["verified"]!.AsArray().Select(verified => verified!.ToJsonString()));
        var signed = answer["signed"]!.AsArray().Select(credential => credential!.ToJsonString()).ToList();
        Assert.Equal(suites.Select(suite => suite.Item2), answer["signed"]!.AsArray().Select(credential => (string?)credential!["proof"]!["cryptosuite"]));
        Assert.All(signed, credential => Assert.Null(Verify(StrictJson.Parse(credential)).Result));
        Assert.All(signed, credential => Assert.Equal(ProblemCodes.ProofSignatureInvalid, Verify(StrictJson.Parse(credential.Replace("green", "blue", StringComparison.Ordinal))).Result?.Code));
    }

    private async Task<Problem?> Verify(StrictJson credential)
    {
        var contexts = stack.Issuer.App.Services.GetRequiredService<ContextLoader>();
        var document = SecuredDocument.Read(credential).Value!;
        Problem? problem = null;
        await contexts.RunAsync(
            [credential],
            () =>
            {
                problem = Assert.Single(new DataIntegrity(contexts.Processor).Verify(document, KeyOf, new ProofExpectation("assertionMethod", DateTimeOffset.UtcNow))).Problem;
                return problem is null ? [] : [problem];
            },
            CancellationToken.None);
        return problem;
    }

    private static Result<VerificationKey> KeyOf(DataIntegrityProof proof)
    {
        var method = DidUrl.Parse(proof.Options.VerificationMethod).Value!;
        return DidDocumentReader.Read(DidKey.Resolve(method.Did).Value, method.Did).Value!.VerificationMethods[method.ToString()].Key;
    }

    private static async Task<JsonNode> IssueAsync(IssuerClient issuer, JsonObject credential, string cryptosuite, string? statusPurpose = null)
    {
        var options = new JsonObject { ["cryptosuite"] = cryptosuite };
        if (statusPurpose is not null)
        {
            options["statusPurpose"] = statusPurpose;
        }

        using var response = await issuer.Http.PostAsJsonAsync("/credentials/issue", new JsonObject { ["credential"] = credential, ["options"] = options });
        return (await IssuerClient.ReadAsync(response, HttpStatusCode.Created))["verifiableCredential"]!.DeepClone();
    }

    private static async Task<JsonObject> RunAsync(JsonObject input)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "foreign", "data-integrity-client.mjs")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["UNTP_SHARED"] = Repository.Shared;
        using var node = Process.Start(start)!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(input.ToJsonString());
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return JsonNode.Parse(await output)!.AsObject();
    }
}
