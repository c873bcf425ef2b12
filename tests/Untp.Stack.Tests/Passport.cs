using System.Text.Json.Nodes;

namespace Untp.Stack.Tests;

/// <summary>Unsigned passports with the issuer replaced.</summary>
internal static class Passport
{
    /// <summary>All samples are valid at this moment; two of them expire a month later.</summary>
    public const string At = "2026-02-01T00:00:00Z";

    private static int _count;

    public static string OwnPath { get; } = Path.Combine(Repository.Root, "samples", "passport", "dpp-0.7.0.json");

    /// <summary>A passport of the reference material.</summary>
    public static JsonObject Official(string path, string did) => Read(Path.Combine(Repository.Shared, "documents", path), did);

    /// <summary>Our own sample.</summary>
    public static JsonObject Own(string did) => Read(OwnPath, did);

    private static JsonObject Read(string path, string did)
    {
        var passport = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        passport["issuer"]!["id"] = did;
        passport["id"] = $"{passport["id"]!.GetValue<string>()}/{Interlocked.Increment(ref _count)}";
        return passport;
    }
}
