using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Untp.Core.Problems;

namespace Untp.Core.Schemas;

/// <summary>A JSON Schema (2020-12), compiled once. Nothing is ever fetched for it. Threads: safe.</summary>
public sealed class CredentialSchema
{
    private const int MaxProblems = 50;
    private readonly JsonSchema _schema;

    private CredentialSchema(JsonSchema schema) => _schema = schema;

    /// <summary>Compiles a schema.</summary>
    /// <remarks>Shape: JSON (UTF-8). Errors: SCHEMA_UNAVAILABLE for bytes that are no schema; never throws.</remarks>
    /// <param name="utf8">The schema.</param>
    public static Result<CredentialSchema> Compile(ReadOnlySpan<byte> utf8)
    {
        try
        {
            // The text "null" is read as no schema at all, against the signature.
            return (JsonSchema?)JsonSchema.FromText(Encoding.UTF8.GetString(utf8)) is { } schema ? new CredentialSchema(schema) : NoSchema();
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            return NoSchema();
        }
    }

    /// <summary>All faults of a document, at most 50; empty where it is valid.</summary>
    /// <remarks>
    /// Formats are asserted. Errors: SCHEMA_INVALID; alone, SCHEMA_UNAVAILABLE where the schema cannot be applied,
    /// which says nothing of the document: it refers to one that is not in it, or meets a number beyond decimals. Never throws.
    /// </remarks>
    /// <param name="document">The document, strictly read.</param>
    public IReadOnlyList<Problem> Validate(JsonElement document)
    {
        EvaluationResults results;
        try
        {
            results = _schema.Evaluate(ToNode(document), new EvaluationOptions
            {
                EvaluateAs = SpecVersion.Draft202012,
                OutputFormat = OutputFormat.List,
                RequireFormatValidation = true,
            });
        }
        catch (NotSupportedException)
        {
            // The engine compares as decimals; a number beyond them is valid JSON and cannot be judged.
            return [new Problem(ProblemCodes.SchemaUnavailable, "The document holds a number beyond 10^28, which the schema engine cannot judge.")];
        }
        catch (JsonSchemaException)
        {
            return [new Problem(ProblemCodes.SchemaUnavailable, "The schema refers to another that is not in it; check the documents folder.")];
        }

        if (results.IsValid)
        {
            return [];
        }

        var problems = results.Details.Prepend(results)
            .Where(detail => !detail.IsValid && detail.HasErrors)
            .SelectMany(detail => detail.Errors!.Select(error => (Pointer: detail.InstanceLocation.ToString(), Message: error.Value)))
            .Distinct()
            .Take(MaxProblems)
            .Select(fault => new Problem(ProblemCodes.SchemaInvalid, Sentence(fault.Message), fault.Pointer))
            .ToList();
        return problems.Count > 0 ? problems : [new Problem(ProblemCodes.SchemaInvalid, "The document does not fit the schema of its type.")];
    }

    private static Problem NoSchema() => new(ProblemCodes.SchemaUnavailable, "What was found for the schema is no JSON Schema; check the documents folder.");

    private static string Sentence(string message) => message.Length <= 300 ? message : string.Concat(message.AsSpan(0, 300), "…");

    private static JsonNode? ToNode(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Array => JsonArray.Create(element),
        _ => JsonValue.Create(element),
    };
}
