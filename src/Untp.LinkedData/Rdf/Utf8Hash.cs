using System.Runtime.InteropServices;

namespace Untp.LinkedData.Rdf;

/// <summary>Hash codes of bytes that an attacker may choose.</summary>
internal static class Utf8Hash
{
    /// <summary>The runtime's seeded hash for strings, over pairs of bytes.</summary>
    public static int Of(ReadOnlySpan<byte> text)
    {
        var hash = string.GetHashCode(MemoryMarshal.Cast<byte, char>(text), StringComparison.Ordinal);
        return (text.Length & 1) == 0 ? hash : hash ^ (text[^1] * 0x01000193);
    }
}
