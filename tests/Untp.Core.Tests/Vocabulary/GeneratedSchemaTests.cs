using System.Text.Json;
using Untp.Core.Json;
using Untp.Core.Schemas;
using Untp.Core.Tests.Schemas;
using Untp.Core.Vocabulary;

namespace Untp.Core.Tests.Vocabulary;

/// <summary>Schemas made from the tables against the published ones: the same verdict on every sample and on changed samples.</summary>
public sealed class GeneratedSchemaTests
{
    private const int Mutants = 2_000;

    public static TheoryData<string> Urls => [.. Vocabularies.Documents.Where(document => document is { Kind: PublishedKind.Schema, Sha256: not null }).Select(document => document.Url)];

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(Urls))]
    public void Agrees_WithThePublishedSchema(string url)
    {
        var document = Vocabularies.Find(PublishedKind.Schema, url)!;
        var ours = Compile(document.Generated.Span);
        var (published, samples) = Read(document);

        Assert.NotEmpty(samples);
        foreach (var (path, json) in samples)
        {
            AssertAlike(published, ours, json, path);
        }

        // Nearest first: samples of the type itself have most to change.
        var near = samples.Where(sample => published.Validate(sample.Json).Count == 0).DefaultIfEmpty(samples[0]).ToList();
        var random = new Random(20260504);
        var refused = 0;
        for (var i = 0; i < Mutants; i++)
        {
            var (path, json) = near[i % near.Count];
            var changed = JsonMutation.Change(json, random, out var what);
            refused += AssertAlike(published, ours, changed, $"{path}: {what}") ? 0 : 1;
        }

        Assert.InRange(refused, Mutants / 10, Mutants - (Mutants / 20));
    }

    [Fact]
    public void Compiles_EverySchema()
    {
        var documents = Vocabularies.Documents.Where(document => document.Kind == PublishedKind.Schema).ToList();
        Assert.True(documents.Count >= 7, $"{documents.Count} schemas");
        Assert.All(documents, document => Compile(document.Generated.Span));
    }

    private static bool AssertAlike(CredentialSchema published, CredentialSchema ours, JsonElement json, string what)
    {
        var theirs = published.Validate(json);
        var made = ours.Validate(json);
        Assert.True(theirs.Count == 0 == (made.Count == 0), $"{what}: published [{string.Join("; ", theirs)}], ours [{string.Join("; ", made)}]");
        return theirs.Count == 0;
    }

    // The published one, and every sample of its version.
    private static (CredentialSchema Published, IReadOnlyList<(string Path, JsonElement Json)> Samples) Read(PublishedDocument document)
    {
        var manifest = Vectors.Read("documents", "manifest.json");
        var entry = manifest.EnumerateArray().Single(entry => Text(entry, "kind") == "schema" && Text(entry, "url") == document.Url && Text(entry, "sha256") == document.Sha256);
        var samples = manifest.EnumerateArray()
            .Where(sample => Text(sample, "kind") == "sample" && Text(sample, "untpVersion") == document.Version)
            .Select(sample => (Path: Text(sample, "path")!, Json: StrictJsonReader.Read(Bytes(sample))))
            .Where(sample => sample.Json.IsSuccess)
            .Select(sample => (sample.Path, sample.Json.Value))
            .ToList();
        return (Compile(InOurDraft(Bytes(entry))), samples);
    }

    // The link set's is written in draft 7, of which it uses nothing that means another thing today.
    private static byte[] InOurDraft(byte[] utf8) =>
        JsonElement.Parse(utf8).GetProperty("$schema").GetString() == "http://json-schema.org/draft-07/schema#"
            ? System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(utf8).Replace("http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2020-12/schema", StringComparison.Ordinal))
            : utf8;

    private static CredentialSchema Compile(ReadOnlySpan<byte> utf8)
    {
        var compiled = CredentialSchema.Compile(utf8);
        Assert.True(compiled.IsSuccess, string.Join("; ", compiled.Problems));
        return compiled.Value;
    }

    private static byte[] Bytes(JsonElement entry) => Vectors.ReadBytes(["documents", .. Text(entry, "path")!.Split('/')]);

    private static string? Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) ? value.GetString() : null;
}
