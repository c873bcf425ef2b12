using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Untp.Core.Tests.Schemas;
using Untp.Core.Vocabulary;
using Untp.LinkedData.JsonLd;
using Untp.LinkedData.Rdf;

namespace Untp.Core.Tests.Vocabulary;

/// <summary>Contexts made from the tables against the published ones: the same terms on every path, the same quads of every sample.</summary>
public sealed class GeneratedContextTests
{
    // Not in safe mode: what a sample loses, it must lose in both.
    private static readonly JsonLdOptions _options = new() { IsSafe = false };

    public static TheoryData<string> Urls => [.. Vocabularies.Documents.Where(document => document is { Kind: PublishedKind.Context, Sha256: not null }).Select(document => document.Url)];

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(Urls))]
    public void Defines_TheSameTermsOnEveryPath(string url)
    {
        var document = Vocabularies.Find(PublishedKind.Context, url)!;
        var published = SharedDocuments.Contexts[url];
        Assert.Equal(document.Sha256, Convert.ToHexStringLower(SHA256.HashData(published)));
        var walk = new ContextWalk(published, document.Generated.ToArray());

        Assert.True(walk.Differences.Count == 0, string.Join("\n", walk.Differences.Take(40)));
        Assert.Equal(CountTerms(JsonElement.Parse(published).GetProperty("@context")), walk.Terms);
    }

    [NeedsFact(Part.Shared)]
    public void Gives_TheSameQuadsOfEverySample()
    {
        var published = new JsonLdProcessor(new PublishedContexts(), _options);
        var ours = new JsonLdProcessor(new TableContexts(), _options);
        var (quads, samples) = (0, 0);
        foreach (var document in SharedDocuments.OfKind("sample"))
        {
            var sample = document.Read();
            var (theirs, made) = (published.ToRdf(sample), ours.ToRdf(sample));
            Assert.Equal(theirs.IsSuccess, made.IsSuccess);
            Assert.Equal(theirs.Problems.Select(problem => (problem.Code, problem.Pointer)), made.Problems.Select(problem => (problem.Code, problem.Pointer)));
            if (theirs.IsSuccess)
            {
                samples++;
                quads += theirs.Value.Count;
                Assert.Equal(NQuadsWriter.Write(theirs.Value), NQuadsWriter.Write(made.Value!));
            }
        }

        Assert.Equal((58, 5373), (samples, quads));
    }

    [NeedsFact(Part.Shared)]
    public void Loses_WhatTheManifestSaysOfEverySample()
    {
        var ours = new JsonLdProcessor(new TableContexts());
        var samples = 0;
        foreach (var document in SharedDocuments.OfKind("sample"))
        {
            // Of another processor; of those in an envelope it speaks of what is inside.
            var isEnveloped = Encoding.UTF8.GetString(document.Read()).Contains("EnvelopedVerifiableCredential", StringComparison.Ordinal);
            var stated = document.Text("jsonLdSafeMode") ?? "";
            if (!(stated.StartsWith("ok", StringComparison.Ordinal) || stated.StartsWith("fails", StringComparison.Ordinal)) || isEnveloped)
            {
                continue;
            }

            var made = ours.ToRdf(document.Read());
            samples++;
            Assert.True(stated.StartsWith("ok", StringComparison.Ordinal) ? made.IsSuccess && stated == $"ok ({made.Value.Count} quads)" : !made.IsSuccess, $"{document.Path}: {stated}, ours {made.Value?.Count}");
        }

        Assert.Equal(49, samples);
    }

    [Fact]
    public void Adds_TheTermsOfAnExtensionToThoseOfTheCore()
    {
        var passport = File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "battery", "battery-passport-0.1.0.json"));
        var quads = new JsonLdProcessor(new TableContexts()).ToRdf(passport);

        Assert.True(quads.IsSuccess, string.Join("; ", quads.Problems));
        var text = Encoding.UTF8.GetString(NQuadsWriter.Write(quads.Value));
        Assert.Contains("<https://vocabulary.untp.example/battery/stateOfHealth> \"9.8E-1\"^^<http://www.w3.org/2001/XMLSchema#double>", text, StringComparison.Ordinal);
        Assert.Contains("<https://vocabulary.untp.example/battery/batteryCategory> <https://vocabulary.untp.example/battery/BatteryCategory#ev>", text, StringComparison.Ordinal);
        Assert.Contains("<https://vocabulary.uncefact.org/untp/idGranularity> <https://vocabulary.uncefact.org/untp/ProductIDGranularity#item>", text, StringComparison.Ordinal);
        Assert.Contains("<https://vocabulary.uncefact.org/untp/unit> <https://vocabulary.uncefact.org/UnitMeasureCode#AMH>", text, StringComparison.Ordinal);
        Assert.Contains("<https://www.w3.org/2018/credentials#credentialSubject>", text, StringComparison.Ordinal);
    }

    [NeedsFact(Part.Shared)]
    public void Makes_EveryContextThatIsPublishedWithoutAnother()
    {
        // The one left out takes a context of somebody else's in.
        var urls = SharedDocuments.OfKind("context").Select(document => document.Url!).ToList();
        Assert.Equal(26, urls.Count);
        Assert.Equal(["https://www.w3.org/2018/credentials/examples/v1"], urls.Except(Vocabularies.Documents.Select(document => document.Url)));
    }

    [Fact]
    public void Sees_EveryKindOfDifference()
    {
        const string Context = """{"@context":{"a":{"@id":"https://example.com/a","@context":{"@vocab":"https://example.com/v#","b":"https://example.com/b"}},"c":"https://example.com/c"}}""";
        Assert.Empty(Compare(Context, Context));
        Assert.Equal(["/a/b"], Compare(Context, Context.Replace("example.com/b", "example.com/x", StringComparison.Ordinal)));
        Assert.Equal(["/a @vocab"], Compare(Context, Context.Replace("/v#", "/w#", StringComparison.Ordinal)));
        Assert.Equal(["/c"], Compare(Context, Context.Replace("\"c\":\"https://example.com/c\"", "\"c\":{\"@id\":\"https://example.com/c\",\"@type\":\"@id\"}", StringComparison.Ordinal)));
        Assert.Equal(["/a/d", "/c", "/d"], Compare(Context, Context.Replace("\"c\":", "\"d\":", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Compare(string first, string second) =>
        new ContextWalk(Encoding.UTF8.GetBytes(first), Encoding.UTF8.GetBytes(second)).Differences.Select(difference => difference.Split(": ")[0]);

    private static int CountTerms(JsonElement context) => context.ValueKind == JsonValueKind.Object
        ? context.EnumerateObject().Where(term => term.Name[0] != '@').Sum(term =>
            1 + (term.Value.ValueKind == JsonValueKind.Object && term.Value.TryGetProperty("@context", out var scope) ? CountTerms(scope) : 0))
        : 0;
}
