using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Untp.Stack.Tests;

/// <summary>Every credential sample of the reference material that is not enveloped is issued and verified through the gateway.</summary>
public sealed class SampleTests(RunningStack running) : IClassFixture<RunningStack>
{
    private static readonly string[] _types =
        ["DigitalProductPassport", "DigitalConformityCredential", "DigitalFacilityRecord", "DigitalTraceabilityEvent", "DigitalIdentityAnchor"];

    private const string OlderDraft = "a third party's copy of an older draft: credentialSubject has schemeId where the schema demands idScheme";

    // The samples that are not issued: why, and with which code. Of the older drafts the manifest says the same in its schemaCheck.
    private static readonly (string Path, string Reason, string Code)[] _exceptions =
    [
        ("untp/0.7.0/samples/bcgov-copies/dia/DigitalIdentityAnchor_battery_instance.json", OlderDraft, "SCHEMA_INVALID"),
        ("untp/0.7.0/samples/bcgov-copies/dia/DigitalIdentityAnchor_mine_instance.json", OlderDraft, "SCHEMA_INVALID"),
        ("untp/0.7.0/samples/bcgov-copies/dia/DigitalIdentityAnchor_smelter_instance.json", OlderDraft, "SCHEMA_INVALID"),
        ("untp/0.7.0/samples/third-party/BCMinesActPermitCredential-v1.1.json", "signed already, by a proof inside of it", "CREDENTIAL_SHAPE"),
    ];

    [NeedsFact(Part.Shared)]
    public async Task Unsigned_samples_are_issued_with_a_status_and_valid()
    {
        using var client = running.Stack.RestClient();
        var did = await MainJobTests.CreateDidAsync(client);
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in SamplePaths())
        {
            answers[path] = await IssueAndVerifyAsync(client, Read(path), did, number: answers.Count);
        }

        string[] expected = [.. _exceptions.Select(exception => $"{exception.Path}: {exception.Code}")];
        string[] exceptions = [.. answers.Where(answer => answer.Value != "valid").Select(answer => $"{answer.Key}: {answer.Value}")];
        Assert.True(expected.SequenceEqual(exceptions), string.Join('\n', exceptions));
        Assert.Equal((43, 4), (answers.Count - exceptions.Length, exceptions.Length));
    }

    private static IEnumerable<string> SamplePaths() =>
        SharedDocuments.OfKind("sample")
            .Where(sample => sample.CredentialType is { } stated && !stated.StartsWith("Enveloped", StringComparison.Ordinal) && _types.Any(type => stated.Contains(type, StringComparison.Ordinal)))
            .Select(sample => sample.Path);

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();

    private static JsonObject Read(string path) => JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Shared, "documents", path)))!.AsObject();

    /// <summary><c>valid</c>, or the codes of what is against it.</summary>
    private static async Task<string> IssueAndVerifyAsync(HttpClient client, JsonObject sample, string did, int number)
    {
        if (sample["issuer"] is JsonObject issuer)
        {
            issuer["id"] = did;
        }
        else
        {
            sample["issuer"] = did;
        }

        sample.Remove("credentialStatus");
        sample["id"] = $"https://samples.untp.example/{number}";
        var at = sample["validFrom"]?.GetValue<string>();

        using var response = await client.PostAsJsonAsync("/v1/credentials", new JsonObject { ["credential"] = sample, ["status"] = new JsonArray("revocation") });
        var issued = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        if (response.StatusCode != HttpStatusCode.Created)
        {
            return Text(issued, "code");
        }

        var verification = new JsonObject { ["credential"] = Text(issued, "credential") };
        if (at is not null)
        {
            verification["at"] = at;
        }

        using var answer = await client.PostAsJsonAsync("/v1/verifications", verification);
        var report = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.True(answer.StatusCode == HttpStatusCode.OK, report.ToJsonString());
        var status = report["checks"]!.AsArray().Single(check => Text(check!, "name") == "status")!;
        Assert.Equal("passed", Text(status, "outcome"));
        return Text(report, "outcome") == "valid"
            ? "valid"
            : string.Join(' ', report["checks"]!.AsArray().Select(check => check!["code"]?.GetValue<string>()).OfType<string>().Distinct());
    }
}
