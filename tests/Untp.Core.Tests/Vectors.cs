using System.Text.Json;

using Untp.LinkedData.Json;

namespace Untp.Core.Tests;

/// <summary>Reads the vectors and documents of other parties. Whoever reads a folder asserts how many cases it got.</summary>
internal static class Vectors
{
    public static StrictJson Read(params string[] path) => StrictJson.Parse(ReadBytes(path));

    public static byte[] ReadBytes(params string[] path) => File.ReadAllBytes(Path.Combine([Repository.Shared, .. path]));

    public static IReadOnlyList<StrictJson> ReadFolder(string folder) =>
        [.. Directory.GetFiles(Path.Combine(Repository.Shared, "vectors", folder), "*.json").Order(StringComparer.Ordinal).Select(file => StrictJson.Parse(File.ReadAllBytes(file)))];
}
