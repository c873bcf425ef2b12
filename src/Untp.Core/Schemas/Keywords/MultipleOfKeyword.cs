using System.Numerics;
using System.Text.Json;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.Core.Schemas.Values;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>multipleOf</c>, exactly, whatever the size of the number.</summary>
internal sealed class MultipleOfKeyword : Keyword
{
    private const int MaxChars = 400;

    private readonly string _text;
    private readonly BigInteger _divisor;
    private readonly long _exponent;

    private MultipleOfKeyword(StrictJson divisor)
    {
        _text = divisor.GetRawText();
        (_divisor, _exponent) = JsonNumber.Of(divisor).ToInteger();
    }

    public static Keyword? Read(SchemaReader schema)
    {
        if (schema.Number("multipleOf") is not { } divisor)
        {
            return null;
        }

        var number = JsonNumber.Of(divisor);
        return number.IsZero || number.IsNegative || divisor.GetRawText().Length > MaxChars
            ? throw schema.Malformed("multipleOf", "a number greater than zero")
            : new MultipleOfKeyword(divisor);
    }

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        if (instance.ValueKind != JsonValueKind.Number)
        {
            return true;
        }

        var number = JsonNumber.Of(instance);
        return (run.Spend(number.Cost) && number.IsMultipleOf(_divisor, _exponent)) || (run.Collects && run.Fail($"The number must be a multiple of {_text}."));
    }
}
