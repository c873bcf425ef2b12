using System.Text;
using System.Text.Json.Nodes;

namespace Untp.Load.Passports;

/// <summary>Makes passports of the sample, no two alike.</summary>
internal sealed class PassportDraft
{
    private readonly JsonNode _sample = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "passport", "dpp-0.7.0.json")))!;

    // Credentials that a stack has stored are never issued twice, so each run has names of its own.
    private readonly string _run = $"{Environment.ProcessId}-{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}";

    /// <summary>An unsigned passport.</summary>
    /// <param name="issuer">The issuer's DID.</param>
    /// <param name="number">Its number in this run.</param>
    public JsonNode Create(string issuer, int number)
    {
        var serial = $"{_run}-{number}";
        var passport = _sample.DeepClone();
        var table = passport["credentialSubject"]!;
        passport["id"] = $"https://passports.untp.example/dpp/oak-table-{serial}";
        passport["issuer"]!["id"] = issuer;
        passport["name"] = $"Digital Product Passport of oak dining table {serial}";
        table["id"] = $"https://id.untp.example/01/09506000134352/21/{serial}";
        table["itemNumber"] = serial;
        table["dimensions"]!["weight"]!["value"] = 50 + (number % 2_000 / 100m);
        table["dimensions"]!["length"]!["value"] = 2 + (number % 97 / 100m);
        table["performanceClaim"]![0]!["claimedPerformance"]![0]!["measure"]!["value"] = 40 + (number % 1_511 / 100m);
        return passport;
    }

    public byte[] CreateBytes(string issuer, int number) => Encoding.UTF8.GetBytes(Create(issuer, number).ToJsonString());
}
