using System.Text.Json;
using Untp.Contracts.Identity.V1;
using Untp.Core.Credentials;

namespace Untp.Identity.Documents;

/// <summary>Reads the file that tells what is in a documents folder.</summary>
internal static class Manifest
{
    /// <summary>The contexts and schemas of a folder; entries of other kinds, or not published at a URL, are passed over.</summary>
    /// <exception cref="InvalidDataException">The manifest cannot be read; the message names it and says why.</exception>
    public static IReadOnlyList<CatalogEntry> Read(string folder)
    {
        var path = Path.Combine(folder, DocumentOptions.ManifestFile);
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(path));
            return manifest.RootElement.ValueKind == JsonValueKind.Array
                ? [.. manifest.RootElement.EnumerateArray().Select((item, index) => Entry(item, index, folder)).OfType<CatalogEntry>()]
                : throw new InvalidDataException("it is not an array of documents");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidDataException)
        {
            throw new InvalidDataException($"'{Path.GetFullPath(path)}' cannot be read: {e.Message}", e);
        }
    }

    private static CatalogEntry? Entry(JsonElement item, int index, string folder)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException($"entry {index} is not an object");
        }

        var kind = Text(item, "kind") switch
        {
            "context" => DocumentKind.Context,
            "schema" => DocumentKind.Schema,
            _ => DocumentKind.Unspecified,
        };
        if (kind == DocumentKind.Unspecified || Text(item, "url") is not { } url)
        {
            return null;
        }

        if (Text(item, "path") is not { } path || Text(item, "sha256") is not { } sha256)
        {
            throw new InvalidDataException($"entry {index} lacks path or sha256");
        }

        var type = kind == DocumentKind.Schema && Text(item, "credentialType") is { } name && Text(item, "untpVersion") is { } version ? new UntpType(name, version) : null;
        return new CatalogEntry(kind, url, Aliases(item, index), type, sha256, Path.Combine(folder, path));
    }

    private static string[] Aliases(JsonElement item, int index)
    {
        if (!item.TryGetProperty("aliases", out var aliases))
        {
            return [];
        }

        return aliases.ValueKind == JsonValueKind.Array && aliases.EnumerateArray().All(alias => alias.ValueKind == JsonValueKind.String)
            ? [.. aliases.EnumerateArray().Select(alias => alias.GetString()!)]
            : throw new InvalidDataException($"aliases of entry {index} are not an array of URLs");
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
