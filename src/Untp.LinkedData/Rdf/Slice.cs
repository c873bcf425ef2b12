using System.Runtime.InteropServices;

namespace Untp.LinkedData.Rdf;

/// <summary>A stretch of a <see cref="Utf8Buffer"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Slice(int Start, int Length);
