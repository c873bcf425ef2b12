using System.Text.Json;
using System.Text.Json.Nodes;
using Services.Tests.Stack;

namespace Services.Tests.Issuer;

/// <summary>Status entries in UNTP credentials, with the published schema in force.</summary>
public sealed class UntpStatusTests(InProcessStack stack) : IClassFixture<InProcessStack>
{
    [NeedsFact(Part.Shared)]
    public async Task Passport_gets_one_status_with_an_integer_index_that_its_schema_takes()
    {
        using var http = stack.Issuer.RestClient();
        var issuer = new IssuerClient(stack.Issuer.App, http, stack.Issuer.Invoker());
        var did = await issuer.CreateDidAsync();
        var passport = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "samples", "passport", "dpp-0.7.0.json")))!.AsObject();
        passport["issuer"]!["id"] = did;
        using var content = new StringContent(new JsonObject { ["credential"] = passport, ["status"] = new JsonArray("suspension") }.ToJsonString(), null, "application/json");

        var issued = await IssuerClient.ReadAsync(await http.PostAsync("/v1/credentials", content), System.Net.HttpStatusCode.Created);

        var status = IssuerClient.Payload(issued["credential"]!.GetValue<string>())["credentialStatus"]!.AsObject();
        Assert.Equal(JsonValueKind.Number, status["statusListIndex"]!.GetValueKind());
        Assert.Equal("suspension", status["statusPurpose"]!.GetValue<string>());
        Assert.False((await issuer.BitsAsync(status["statusListCredential"]!.GetValue<string>()))[status["statusListIndex"]!.GetValue<long>()].Value);
    }
}
