using System.Text.Json;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.Core.Schemas.Formats;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>format</c>, as an assertion; a format that is not known says nothing.</summary>
internal sealed class FormatKeyword(string name, FormatCheck isValid) : Keyword
{
    public static Keyword? Read(SchemaReader schema) =>
        schema.Text("format") is { } name && schema.AssertsFormats && KnownFormats.Find(name) is { } check ? new FormatKeyword(name, check) : null;

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        if (instance.ValueKind != JsonValueKind.String)
        {
            return true;
        }

        var text = instance.GetUtf8();
        return (run.Spend(text.Length / 64) && isValid(text)) || (run.Collects && run.Fail($"The text must have the format {name}."));
    }
}
