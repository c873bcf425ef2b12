using System.Text.Json;
using Untp.Core.Problems;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas;

/// <summary>A JSON Schema (2020-12), compiled once. Nothing is ever fetched for it. Threads: safe.</summary>
public sealed class CredentialSchema
{
    private readonly CompiledSchema _schema;

    private CredentialSchema(CompiledSchema schema) => _schema = schema;

    /// <summary>Compiles a schema.</summary>
    /// <remarks>
    /// Shape: JSON (UTF-8), the buffer is not kept. Limits: 4 MiB, 64 levels, 100,000 subschemas; patterns of 4,096 characters.
    /// Errors: SCHEMA_UNAVAILABLE for bytes that are no schema, or one that cannot be applied: it refers to another that is not in it,
    /// or is written in another draft than 2020-12; never throws.
    /// Source: JSON Schema 2020-12, https://json-schema.org/draft/2020-12.
    /// </remarks>
    /// <param name="utf8">The schema.</param>
    public static Result<CredentialSchema> Compile(ReadOnlySpan<byte> utf8) => Compile(utf8, FurtherSchemas.None);

    /// <summary>Compiles a schema together with those that it refers to.</summary>
    internal static Result<CredentialSchema> Compile(ReadOnlySpan<byte> utf8, FurtherSchemas further)
    {
        try
        {
            return new CredentialSchema(SchemaCompiler.Compile(utf8, further));
        }
        catch (SchemaException e)
        {
            return Unavailable($"What was found for the schema cannot be applied: {e.Message}. Check the documents folder.");
        }
    }

    /// <summary>All faults of a document, at most 50; empty where it is valid.</summary>
    /// <remarks>
    /// Formats are asserted, numbers judged exactly at any size. Limits: 10 million steps, 512 schemas within each other, 250 ms for one
    /// match of a pattern. Errors: SCHEMA_INVALID; alone, SCHEMA_UNAVAILABLE where a limit ends the work, which says nothing of the document.
    /// Never throws.
    /// </remarks>
    /// <param name="document">The document, strictly read.</param>
    public IReadOnlyList<Problem> Validate(StrictJson document)
    {
        if (document.ValueKind == JsonValueKind.Undefined)
        {
            return [new Problem(ProblemCodes.SchemaInvalid, "There is no document.")];
        }

        // Nearly all documents are valid: faults are gathered in a second run, where there are any.
        var run = new SchemaRun(_schema, collects: false);
        var isValid = _schema.Root.Evaluate(document, run);
        if (run.Undecided is { } reason)
        {
            return [Unavailable($"The schema cannot be applied to this document: {reason}.")];
        }

        if (isValid)
        {
            return [];
        }

        var second = new SchemaRun(_schema, collects: true);
        _schema.Root.Evaluate(document, second);
        return second.Problems.Count > 0 ? [.. second.Problems] : [new Problem(ProblemCodes.SchemaInvalid, "The document does not fit the schema of its type.")];
    }

    private static Problem Unavailable(string message) =>
        new(ProblemCodes.SchemaUnavailable, message.Length <= 300 ? message : string.Concat(message.AsSpan(0, 300), "…"));
}
