using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Compat.Tests.JsonSchema;

/// <summary>The real JsonSchema.Net on our stand-ins, against the official suite.</summary>
public sealed class JsonSchemaSuiteTests
{
    private const int RequiredCases = 873;

    // JsonSchema.Net computes with decimals; our stand-in refuses a number that none holds rather than round it.
    private static readonly string[] _knownFailures =
    [
        "multipleOf: float division = inf: always invalid, but naive implementations may raise an overflow error -> NotSupportedException",
    ];

    [NeedsFact(Part.Shared)]
    public void Passes_The_Required_Cases_Of_2020_12()
    {
        var suite = Path.Combine(Repository.Shared, "vectors", "json-schema-2020-12");
        RegisterRemotes(Path.Combine(suite, "remotes"));

        var failures = new List<string>();
        var count = 0;
        foreach (var file in Directory.GetFiles(Path.Combine(suite, "tests"), "*.json").Order(StringComparer.Ordinal))
        {
            foreach (var group in JsonNode.Parse(File.ReadAllText(file))!.AsArray())
            {
                foreach (var test in group!["tests"]!.AsArray())
                {
                    count++;
                    var expected = test!["valid"]!.GetValue<bool>() ? "valid" : "invalid";
                    var answer = Evaluate(group["schema"]!, test["data"]);
                    if (answer != expected)
                    {
                        var name = $"{Path.GetFileNameWithoutExtension(file)}: {group["description"]}: {test["description"]}";
                        failures.Add($"{name} -> {answer}");
                    }
                }
            }
        }

        Assert.Equal(RequiredCases, count);
        Assert.Equal(_knownFailures, failures);
    }

    private static string Evaluate(JsonNode schema, JsonNode? data)
    {
        try
        {
            var compiled = schema.Deserialize<Json.Schema.JsonSchema>()!;
            return compiled.Evaluate(data, Options()).IsValid ? "valid" : "invalid";
        }
        catch (Exception exception)
        {
            return exception.GetType().Name;
        }
    }

    private static EvaluationOptions Options()
    {
        var options = new EvaluationOptions { EvaluateAs = SpecVersion.Draft202012 };
        options.SchemaRegistry.Fetch = _ => null;
        return options;
    }

    private static void RegisterRemotes(string folder)
    {
        SchemaRegistry.Global.Fetch = _ => null;
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "draft2020-12"), "*.json", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
            var schema = Json.Schema.JsonSchema.FromText(File.ReadAllText(file));
            SchemaRegistry.Global.Register(new Uri($"http://localhost:1234/{path}"), schema);
        }
    }
}
