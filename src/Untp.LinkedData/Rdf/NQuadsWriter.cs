using System.Buffers;
using System.Text;

namespace Untp.LinkedData.Rdf;

/// <summary>Writes canonical N-Quads. Source: RDF Dataset Canonicalization 1.0, section 5. Threads: safe.</summary>
public static class NQuadsWriter
{
    // Canonical form: BS, HT, LF, FF, CR, quote and backslash by ECHAR; other controls, DEL and what is no Char of XML 1.1 by UCHAR.
    private static readonly SearchValues<char> _escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\', '\u007f']);

    /// <summary>Writes quads in the order given, each in canonical form.</summary>
    /// <remarks>Shape: UTF-8 out, one line each, without byte order mark. Errors: never throws.</remarks>
    /// <param name="quads">The quads.</param>
    public static byte[] Write(IEnumerable<Quad> quads)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var quad in quads)
        {
            Write(output, quad);
        }

        return output.WrittenSpan.ToArray();
    }

    internal static void Write(ArrayBufferWriter<byte> output, Quad quad)
    {
        output.Write(quad.Subject.Canonical);
        output.Write(" "u8);
        output.Write(quad.Predicate.Canonical);
        output.Write(" "u8);
        output.Write(quad.Object.Canonical);
        if (quad.Graph is { } graph)
        {
            output.Write(" "u8);
            output.Write(graph.Canonical);
        }

        output.Write(" .\n"u8);
    }

    internal static byte[] Encode(RdfTerm term) => term switch
    {
        { Kind: RdfTermKind.Iri } => Encoding.UTF8.GetBytes($"<{term.Value}>"),
        { Kind: RdfTermKind.BlankNode } => Encoding.UTF8.GetBytes($"_:{term.Value}"),
        { Language: { } language } => Encoding.UTF8.GetBytes($"\"{Escape(term.Value)}\"@{language}"),
        { Datatype: RdfTerm.XsdString } => Encoding.UTF8.GetBytes($"\"{Escape(term.Value)}\""),
        _ => Encoding.UTF8.GetBytes($"\"{Escape(term.Value)}\"^^<{term.Datatype}>"),
    };

    internal static string Escape(string value)
    {
        if (!value.AsSpan().ContainsAny(_escaped) && !value.AsSpan().ContainsAnyInRange('\ufffe', '\uffff'))
        {
            return value;
        }

        var escaped = new StringBuilder(value.Length + 8);
        foreach (var c in value)
        {
            _ = c switch
            {
                '\b' => escaped.Append("\\b"),
                '\t' => escaped.Append("\\t"),
                '\n' => escaped.Append("\\n"),
                '\f' => escaped.Append("\\f"),
                '\r' => escaped.Append("\\r"),
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append("\\\\"),
                < ' ' or '\u007f' or >= '\ufffe' => escaped.Append($"\\u{(int)c:X4}"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
