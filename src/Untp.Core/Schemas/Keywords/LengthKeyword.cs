using System.Text.Json;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.Core.Schemas.Values;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>minLength</c> and <c>maxLength</c>, in characters (Unicode code points).</summary>
internal sealed class LengthKeyword(int least, int most) : Keyword
{
    public static Keyword? Read(SchemaReader schema)
    {
        var (least, most) = (schema.Count("minLength"), schema.Count("maxLength"));
        return least is null && most is null ? null : new LengthKeyword(least ?? 0, most ?? int.MaxValue);
    }

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        if (instance.ValueKind != JsonValueKind.String)
        {
            return true;
        }

        var text = instance.GetUtf8();
        if (!run.Spend(text.Length / 64))
        {
            return false;
        }

        var length = JsonText.Length(text);
        if (length < least)
        {
            return run.Collects && run.Fail($"The text must have at least {least} characters.");
        }

        return length <= most || (run.Collects && run.Fail($"The text must have at most {most} characters."));
    }
}
