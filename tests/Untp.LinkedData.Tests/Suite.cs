using System.Text.Json;

namespace Untp.LinkedData.Tests;

/// <summary>Reads the W3C test suites. Whoever reads a manifest asserts how many cases it got.</summary>
internal static class Suite
{
    public static byte[] Read(string suite, string file) => File.ReadAllBytes(Path.Combine(Repository.Shared, "vectors", suite, file));

    public static IReadOnlyList<JsonElement> Manifest(string suite, string file, string member) =>
        [.. JsonElement.Parse(Read(suite, file)).GetProperty(member).EnumerateArray()];
}
