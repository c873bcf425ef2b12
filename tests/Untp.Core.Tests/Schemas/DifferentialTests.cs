using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Untp.Core.Schemas;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Schemas;

/// <summary>Our validator against JsonSchema.Net: the same verdict on published samples and on seeded changes of them.</summary>
public sealed class DifferentialTests
{
    private const int MutationsEach = 6;
    private const int Seed = 20261121;

    [NeedsFact(Part.Shared)]
    public void Agrees_OnEverySampleUnderEverySchemaOfItsVersion()
    {
        var (valid, invalid) = (0, 0);
        foreach (var (name, ours, theirs, sample) in Pairs())
        {
            if (Agree(name, ours, theirs, sample))
            {
                valid++;
            }
            else
            {
                invalid++;
            }
        }

        Assert.True(valid >= 26 && invalid >= 100, $"{valid} valid, {invalid} invalid");
    }

    [NeedsFact(Part.Shared)]
    public void Agrees_OnChangedSamples()
    {
        var random = new Random(Seed);
        var (valid, invalid) = (0, 0);
        foreach (var (name, ours, theirs, sample) in Pairs().Where(pair => pair.Ours.Validate(pair.Sample).Count == 0))
        {
            for (var i = 0; i < MutationsEach; i++)
            {
                var changed = JsonMutation.Change(sample, random, out var what);
                if (Agree($"{name}, {what}", ours, theirs, changed))
                {
                    valid++;
                }
                else
                {
                    invalid++;
                }
            }
        }

        Assert.True(valid > 20 && invalid > 40, $"{valid} valid, {invalid} invalid");
    }

    [NeedsFact(Part.Shared)]
    public void NeverThrows_OnAnyJson()
    {
        var random = new Random(Seed);
        var schemas = PublishedDocuments.Schemas().Select(schema => Expect.Success(CredentialSchema.Compile(schema.Utf8))).ToList();
        var documents = 0;
        foreach (var schema in schemas)
        {
            for (var i = 0; i < 40; i++)
            {
                var problems = schema.Validate(JsonMutation.Any(random, depth: 6));
                Assert.All(problems, problem => Assert.Equal("SCHEMA_INVALID", problem.Code.Id));
                documents++;
            }
        }

        Assert.Equal(schemas.Count * 40, documents);
        Assert.True(schemas.Count >= 20, $"{schemas.Count} schemas");
    }

    private static bool Agree(string name, CredentialSchema ours, JsonSchema theirs, StrictJson document)
    {
        var options = new EvaluationOptions { EvaluateAs = SpecVersion.Draft202012, RequireFormatValidation = true };
        var expected = theirs.Evaluate(JsonNode.Parse(document.GetRawText()), options).IsValid;
        var problems = ours.Validate(document);

        Assert.True(expected == (problems.Count == 0), $"{name}: theirs {expected}, ours {string.Join("; ", problems.Select(problem => $"{problem.Pointer} {problem.Message}"))}");
        Assert.All(problems, problem => Assert.True(PublishedDocuments.Exists(document, problem.Pointer), $"{name}: {problem.Pointer}"));
        return expected;
    }

    private static IEnumerable<(string Name, CredentialSchema Ours, JsonSchema Theirs, StrictJson Sample)> Pairs()
    {
        // JsonSchema.Net takes URI templates for URIs, and so refuses every "{id}"; both are asked without that format.
        var schemas = PublishedDocuments.Schemas()
            .Select(schema => schema with { Utf8 = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(schema.Utf8).Replace("\"uri-template\"", "\"none\"")) })
            .Select(schema => (schema.Path, schema.Version, Ours: Expect.Success(CredentialSchema.Compile(schema.Utf8)), Theirs: JsonSchema.FromText(Encoding.UTF8.GetString(schema.Utf8))))
            .ToList();
        return from sample in PublishedDocuments.Samples()
               from schema in schemas
               where schema.Version == sample.Version
               select ($"{sample.Path} under {schema.Path}", schema.Ours, schema.Theirs, sample.Json);
    }
}
