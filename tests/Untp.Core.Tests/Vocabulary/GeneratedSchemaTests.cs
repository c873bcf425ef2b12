using System.Text.Json.Nodes;
using Untp.LinkedData.Json;
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
    public void Agrees_WithThePublishedSchemaOnSamples(string url)
    {
        var document = Vocabularies.Find(PublishedKind.Schema, url)!;
        var (published, _) = Read(document);
        var ours = Compile(document.Generated.Span);
        var samples = Samples(document);

        Assert.NotEmpty(samples);
        Assert.All(samples, sample => AssertAlike(published, ours, sample.Json, sample.Path));
    }

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(Urls))]
    public void Agrees_WithThePublishedSchemaOnMutants(string url)
    {
        var document = Vocabularies.Find(PublishedKind.Schema, url)!;
        var (published, json) = Read(document);
        var ours = Compile(document.Generated.Span);
        var random = new Random(20260504);

        // Samples that are valid, and as many documents made to fit: of some types no published sample fits the published schema.
        var made = Enumerable.Range(0, 40).Select(i => (Path: $"made {i}", Json: StrictJson.Parse(new SchemaInstance(json.ToElement(), random).Make().GetRawText())));
        var seeds = Samples(document).Select(sample => (sample.Path, Json: IsDataModel(document) ? EnvelopeOf(sample.Json) : sample.Json)).Concat(made).Where(seed => published.Validate(seed.Json).Count == 0).ToList();
        Assert.True(seeds.Count >= 35, $"{seeds.Count} valid documents");
        var refused = 0;
        for (var i = 0; i < Mutants; i++)
        {
            var (path, seed) = seeds[i % seeds.Count];
            refused += AssertAlike(published, ours, JsonMutation.Change(seed, random, out var what), $"{path}: {what}") ? 0 : 1;
        }

        Assert.InRange(refused, Mutants / 10, Mutants * 19 / 20);
    }

    [Fact]
    public void Compiles_EverySchema()
    {
        var documents = Vocabularies.Documents.Where(document => document.Kind == PublishedKind.Schema).ToList();
        Assert.True(documents.Count >= 7, $"{documents.Count} schemas");
        Assert.All(documents, document => Compile(document.Generated.Span));
    }

    private static bool AssertAlike(CredentialSchema published, CredentialSchema ours, StrictJson json, string what)
    {
        var theirs = published.Validate(json);
        var made = ours.Validate(json);
        Assert.True(theirs.Count == 0 == (made.Count == 0), $"{what}: published [{string.Join("; ", theirs)}], ours [{string.Join("; ", made)}]");
        return theirs.Count == 0;
    }

    private static (CredentialSchema Schema, StrictJson Json) Read(PublishedDocument document)
    {
        var published = SharedDocuments.OfKind("schema").Single(published => published.Sha256 == document.Sha256);
        Assert.Equal(document.Url, published.Url);
        var utf8 = InOurDraft(published.Read());
        return (Compile(utf8), StrictJson.Parse(utf8));
    }

    /// <summary>Every sample of a version, of whatever type; for the data model, of which there are none, those of all versions.</summary>
    private static List<(string Path, StrictJson Json)> Samples(PublishedDocument document) =>
        [.. SharedDocuments.OfKind("sample")
            .Where(sample => IsDataModel(document) || sample.UntpVersion == document.Version)
            .Select(sample => (sample.Path, Json: StrictJsonReader.Read(sample.Read())))
            .Where(sample => sample.Json.IsSuccess)
            .Select(sample => (sample.Path, sample.Json.Value))];

    private static bool IsDataModel(PublishedDocument document) => document.Root == "VerifiableCredential";

    // Of what a subject holds the data model says nothing, so that most changes there would be no test.
    private static StrictJson EnvelopeOf(StrictJson credential)
    {
        var node = JsonNode.Parse(credential.GetRawText())!.AsObject();
        node["credentialSubject"] = new JsonObject { ["id"] = "https://a.example/subject" };
        node["evidence"] = new JsonArray(new JsonObject { ["type"] = "Evidence" });
        node["credentialSchema"] = new JsonObject { ["id"] = "https://a.example/schema", ["type"] = new JsonArray("JsonSchema") };
        node["proof"] ??= new JsonObject { ["type"] = "DataIntegrityProof", ["proofPurpose"] = "assertionMethod", ["verificationMethod"] = "did:web:a.example#1" };
        return StrictJson.Parse(node.ToJsonString());
    }

    // The link set's is written in draft 7, of which it uses nothing that means another thing today.
    private static byte[] InOurDraft(byte[] utf8) =>
        StrictJson.Parse(utf8).GetProperty("$schema").GetString() == "http://json-schema.org/draft-07/schema#"
            ? System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(utf8).Replace("http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2020-12/schema", StringComparison.Ordinal))
            : utf8;

    private static CredentialSchema Compile(ReadOnlySpan<byte> utf8)
    {
        var compiled = CredentialSchema.Compile(utf8);
        Assert.True(compiled.IsSuccess, string.Join("; ", compiled.Problems));
        return compiled.Value;
    }
}
