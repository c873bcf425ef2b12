using System.Text.Json.Nodes;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Schemas;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Schemas;

/// <summary>The published samples against the published schemas.</summary>
public sealed class PublishedSchemaTests
{
    private static readonly string[] _types =
        ["DigitalProductPassport", "DigitalConformityCredential", "DigitalFacilityRecord", "DigitalTraceabilityEvent", "DigitalIdentityAnchor"];

    // Samples of these versions that say "schemaCheck": "ok" and are of no plain credential type of ours.
    private static readonly string[] _otherTypes =
    [
        "untp/0.6.0/samples/signed/dpp-enveloped.json",
        "untp/0.6.1/samples/official/svc.json",
        "untp/0.6.1/samples/test-suite-mocha/extensions/digital-livestock-passport-simple-original-context.json",
        "untp/0.6.1/samples/test-suite-mocha/extensions/digital-livestock-passport-simple-working-context.json",
        "untp/0.7.0/samples/tests-untp/sample-conformity-scheme-v0.7.0.json",
        "untp/0.7.0/samples/tests-untp/sample-digital-product-passport-v0.7.0.json",
        "untp/0.7.0/samples/tests-untp/sample-link-set.json",
    ];

    [NeedsFact(Part.Shared)]
    public void Accepts_EveryPublishedSample()
    {
        var schemas = ReadSchemas();
        var samples = ReadSamples().ToList();
        Assert.Equal(15, schemas.Count);
        Assert.Equal(26, samples.Count);
        foreach (var (path, type, json) in samples)
        {
            Assert.Equal(type, new Credential(json).UntpType);
            Assert.Empty(CredentialShape.Check(new Credential(json)));
            Assert.True(ValidityPeriod.Read(new Credential(json)).IsSuccess, path);

            var problems = schemas[type].Schema.Validate(json);
            Assert.True(problems.Count == 0, $"{path}: {string.Join("; ", problems.Select(problem => $"{problem.Pointer} {problem.Message}"))}");
        }
    }

    [NeedsFact(Part.Shared)]
    public void Rejects_EverySampleThatLacksARequiredMember()
    {
        var schemas = ReadSchemas();
        var cases = 0;
        foreach (var (path, type, json) in ReadSamples())
        {
            var (schema, required) = schemas[type];
            Assert.NotEmpty(required);
            foreach (var name in required)
            {
                var less = JsonObject.Create(json.ToElement())!;
                Assert.True(less.Remove(name), $"{path} has no {name}");

                var problem = schema.Validate(StrictJson.Parse(less.ToJsonString())).FirstOrDefault(problem => problem.Message.Contains($"\"{name}\"", StringComparison.Ordinal));
                Assert.True(problem is not null, $"{path} without {name}");
                Assert.Equal((ProblemCodes.SchemaInvalid, ""), (problem.Code, problem.Pointer));
                cases++;
            }
        }

        // 20 samples of 0.6.x with three required members each, 6 of 0.7.0 with six.
        Assert.Equal((20 * 3) + (6 * 6), cases);
    }

    [NeedsFact(Part.Shared)]
    public void Rejects_EverySampleWhoseIssuerIsNoObject()
    {
        var schemas = ReadSchemas();
        foreach (var (_, type, json) in ReadSamples())
        {
            var wrong = JsonObject.Create(json.ToElement())!;
            wrong["issuer"] = 7;

            Assert.Contains(schemas[type].Schema.Validate(StrictJson.Parse(wrong.ToJsonString())), problem => problem.Pointer == "/issuer");
        }
    }

    [NeedsFact(Part.Shared)]
    public void Serves_ManyThreadsAtOnce()
    {
        var (_, type, json) = ReadSamples().First();
        var schema = ReadSchemas()[type].Schema;
        var wrong = JsonObject.Create(json.ToElement())!;
        wrong.Remove("issuer");
        var broken = StrictJson.Parse(wrong.ToJsonString());

        Parallel.For(0, 64, i => Assert.Equal(i % 2 == 0, schema.Validate(i % 2 == 0 ? json : broken).Count == 0));
    }

    private static Dictionary<UntpType, (CredentialSchema Schema, string[] Required)> ReadSchemas() =>
        Entries("schema")
            .Where(schema => schema.Text("variantOf") is null)
            .ToDictionary(TypeOf, schema =>
            {
                var bytes = schema.Read();
                var required = StrictJson.Parse(bytes).GetProperty("required").EnumerateArray().Select(name => name.GetString()!);
                return (Expect.Success(CredentialSchema.Compile(bytes)), required.ToArray());
            });

    private static IEnumerable<(string Path, UntpType Type, StrictJson Json)> ReadSamples() =>
        Entries("sample")
            .Where(sample => sample.Text("schemaCheck") == "ok")
            .Select(sample => (sample.Path, TypeOf(sample), Expect.Success(StrictJsonReader.Read(sample.Read()).ToResult())));

    private static IEnumerable<SharedDocument> Entries(string kind)
    {
        var all = SharedDocuments.OfKind(kind).Where(document => document.UntpVersion is "0.6.0" or "0.6.1" or "0.7.0").ToList();
        if (kind == "sample")
        {
            var left = all.Where(sample => !_types.Contains(TypeOf(sample).Name) && sample.Text("schemaCheck") == "ok").Select(sample => sample.Path);
            Assert.Equal(_otherTypes, left.Order(StringComparer.Ordinal));
        }

        return all.Where(document => _types.Contains(TypeOf(document).Name));
    }

    private static UntpType TypeOf(SharedDocument document) => new(document.CredentialType!, document.UntpVersion!);
}
