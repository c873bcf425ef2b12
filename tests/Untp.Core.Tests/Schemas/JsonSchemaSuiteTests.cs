using System.Collections.Frozen;
using System.Text.Json;
using Json.Schema;
using Untp.Core.Schemas;
using Untp.Core.Schemas.Compilation;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Schemas;

/// <summary>The official suite of JSON Schema 2020-12: every required and every optional case.</summary>
public sealed class JsonSchemaSuiteTests
{
    private const string Folder = "json-schema-2020-12";

    [NeedsTheory(Part.Shared)]
    [InlineData("tests", false, 873)]
    [InlineData("tests/optional", false, 124)]
    [InlineData("tests/optional/format", true, 492)]
    public void Passes_EveryCase(string folder, bool assertFormats, int cases)
    {
        var (failures, count) = Run(folder, assertFormats);

        Assert.Empty(failures);
        Assert.Equal(cases, count);
    }

    private static (IReadOnlyList<string> Failures, int Count) Run(string folder, bool assertFormats)
    {
        var further = new FurtherSchemas(Remotes(), assertFormats);
        var (failures, count) = (new List<string>(), 0);
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Shared, "vectors", Folder, folder), "*.json").Order(StringComparer.Ordinal))
        {
            foreach (var group in StrictJson.Parse(File.ReadAllBytes(file)).EnumerateArray())
            {
                var schema = CredentialSchema.Compile(JsonSerializer.SerializeToUtf8Bytes(group.GetProperty("schema")), further);
                foreach (var test in group.GetProperty("tests").EnumerateArray())
                {
                    count++;
                    var problems = schema.Value?.Validate(test.GetProperty("data")) ?? schema.Problems;
                    var answer = problems.Count == 0 ? "valid" : problems[0].Code.ToString();
                    if (answer != (test.GetProperty("valid").GetBoolean() ? "valid" : "SCHEMA_INVALID"))
                    {
                        failures.Add($"{Path.GetFileNameWithoutExtension(file)}: {group.GetProperty("description")}: {test.GetProperty("description")} -> {answer} {(problems.Count > 0 ? problems[0].Message : "")}");
                    }
                }
            }
        }

        return (failures, count);
    }

    /// <summary>The suite's remote schemas at their addresses, and the meta-schemas, of which JsonSchema.Net carries a copy.</summary>
    private static FrozenDictionary<string, ReadOnlyMemory<byte>> Remotes()
    {
        var folder = Path.Combine(Repository.Shared, "vectors", Folder, "remotes");
        var remotes = Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories)
            .ToDictionary(file => $"http://localhost:1234/{Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')}", file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file));
        foreach (var metaSchema in (JsonSchema[])
            [
                MetaSchemas.Draft202012, MetaSchemas.Core202012, MetaSchemas.Applicator202012, MetaSchemas.Unevaluated202012, MetaSchemas.Validation202012,
                MetaSchemas.Metadata202012, MetaSchemas.FormatAnnotation202012, MetaSchemas.FormatAssertion202012, MetaSchemas.Content202012,
            ])
        {
            remotes.Add(metaSchema.GetId()!.ToString(), JsonSerializer.SerializeToUtf8Bytes(metaSchema));
        }

        return remotes.ToFrozenDictionary();
    }
}
