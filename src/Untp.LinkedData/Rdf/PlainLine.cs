using System.Buffers;
using Untp.LinkedData.JsonLd.Straight;

namespace Untp.LinkedData.Rdf;

/// <summary>
/// Reads a line of N-Quads that is written as its canonical form is: one space between terms, no escapes in IRIs, in literals only what has to
/// be escaped. Leaves any other line to the reader in full.
/// </summary>
internal static class PlainLine
{
    private static readonly SearchValues<byte> _label = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"u8);
    private static readonly SearchValues<byte> _language = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
    private static readonly SearchValues<byte> _quoteOrRare = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (byte)c), (byte)'"', (byte)'\\', 0x7f]);

    /// <summary>Adds the line's statement; false where nothing was added.</summary>
    public static bool TryAdd(ReadOnlySpan<byte> line, StatementSet set)
    {
        // Looked at whole before anything is kept: blank nodes are numbered in the order in which they come.
        var subject = Take(ref line, isObject: false);
        var predicate = Take(ref line, isObject: false);
        var value = Take(ref line, isObject: true);
        var graph = line.StartsWith("."u8) ? default : Take(ref line, isObject: false);
        if (subject.IsEmpty || predicate.IsEmpty || predicate[0] != '<' || value.IsEmpty || !line.SequenceEqual("."u8))
        {
            return false;
        }

        var (subjectNumber, valueNumber, graphNumber) = (Number(subject, set), Number(value, set), graph.IsEmpty ? 0 : Number(graph, set));
        set.Add(new(subjectNumber, set.Term(predicate), valueNumber, graphNumber));
        return true;
    }

    private static int Number(ReadOnlySpan<byte> term, StatementSet set) => term[0] == '_' ? set.BlankNode(term) : set.Term(term);

    /// <summary>A term and the space behind it; empty where this is for the reader in full.</summary>
    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, bool isObject)
    {
        var length = rest.IsEmpty ? 0 : rest[0] switch
        {
            (byte)'<' => IriLength(rest),
            (byte)'_' => LabelLength(rest),
            (byte)'"' when isObject => LiteralLength(rest),
            _ => 0,
        };
        if (length == 0 || length == rest.Length || rest[length] != ' ')
        {
            rest = default;
            return default;
        }

        var term = rest[..length];
        rest = rest[(length + 1)..];
        return term;
    }

    private static int IriLength(ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)'>');
        return end > 0 && Utf8Iri.IsWellFormed(rest[1..end]) ? end + 1 : 0;
    }

    private static int LabelLength(ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)' ');
        return end > 2 && rest[1] == ':' && !rest[2..end].ContainsAnyExcept(_label) ? end : 0;
    }

    private static int LiteralLength(ReadOnlySpan<byte> rest)
    {
        var end = 1 + rest[1..].IndexOfAny(_quoteOrRare);
        while (end > 0 && rest[end] == '\\')
        {
            // Only these are written so in canonical form.
            if (end + 1 >= rest.Length || rest[end + 1] is not ((byte)'n' or (byte)'r' or (byte)'t' or (byte)'b' or (byte)'f' or (byte)'"' or (byte)'\\'))
            {
                return 0;
            }

            var next = rest[(end + 2)..].IndexOfAny(_quoteOrRare);
            end = next < 0 ? 0 : end + 2 + next;
        }

        // EF begins what is no Char of XML 1.1, U+FFFE and U+FFFF.
        return end <= 0 || rest[end] != '"' || rest[..end].Contains((byte)0xef) ? 0 : SuffixEnd(rest, end + 1);
    }

    private static int SuffixEnd(ReadOnlySpan<byte> rest, int end)
    {
        var suffix = rest[end..];
        if (suffix.StartsWith("^^<"u8))
        {
            // xsd:string is left out in canonical form.
            var length = IriLength(suffix[2..]);
            return length == 0 || suffix.Slice(2, length).SequenceEqual("<http://www.w3.org/2001/XMLSchema#string>"u8) ? 0 : end + 2 + length;
        }

        if (suffix.StartsWith("@"u8))
        {
            var length = suffix[1..].IndexOfAnyExcept(_language);
            return length > 0 ? end + 1 + length : 0;
        }

        return end;
    }
}
