using System.Globalization;
using System.Numerics;
using Untp.LinkedData.Rdf;

namespace Untp.LinkedData.JsonLd;

/// <summary>Numbers as literals. Source: JSON-LD 1.1 API, section 8.2.2, steps 8 and 9; data round tripping, section 8.6.</summary>
internal static class RdfNumber
{
    public const string Integer = RdfTerm.Xsd + "integer";
    public const string Double = RdfTerm.Xsd + "double";

    /// <param name="number">The number.</param>
    /// <param name="datatype">What it is coerced to, or null; the datatype that it has.</param>
    public static string Write(double number, ref string? datatype)
    {
        if (!double.IsFinite(number))
        {
            throw new LinkedDataException(LinkedDataCodes.InvalidJson, "A number is larger than a double holds; write a smaller one, or a string.");
        }

        if (number % 1 == 0 && Math.Abs(number) < 1e21 && datatype != Double)
        {
            datatype ??= Integer;
            return new BigInteger(number).ToString(CultureInfo.InvariantCulture);
        }

        datatype ??= Double;
        var parts = number.ToString("E15", CultureInfo.InvariantCulture).Split('E');
        var mantissa = parts[0].TrimEnd('0');
        return $"{(mantissa.EndsWith('.') ? mantissa + "0" : mantissa)}E{int.Parse(parts[1], CultureInfo.InvariantCulture)}";
    }
}
