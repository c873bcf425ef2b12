using System.Text;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Patterns;

namespace Untp.Core.Schemas.Formats;

/// <summary><c>regex</c>: a pattern of ECMA-262.</summary>
internal static class RegexFormat
{
    public static bool IsRegex(ReadOnlySpan<byte> text)
    {
        try
        {
            SchemaPattern.Compile(Encoding.UTF8.GetString(text));
            return true;
        }
        catch (SchemaException)
        {
            return false;
        }
    }
}
