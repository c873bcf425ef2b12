using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Untp.LinkedData.Rdf;

/// <summary>Reads N-Quads strictly. Source: RDF 1.1 N-Quads, section 4. Threads: safe.</summary>
public static class NQuadsReader
{
    /// <summary>Reads a dataset.</summary>
    /// <remarks>
    /// Shape: UTF-8 in; quads out in the order read, each once. Limits: the caller bounds the bytes; time and memory are linear in them.
    /// Errors: <see cref="LinkedDataCodes.InvalidNQuads"/>, with the line's number in the message; never throws.
    /// </remarks>
    /// <param name="bytes">The document.</param>
    public static LinkedDataResult<IReadOnlyList<Quad>> Read(ReadOnlySpan<byte> bytes)
    {
        var quads = new List<Quad>();
        var seen = new HashSet<Quad>();
        return ReadLines(bytes, line => Line.Read(line, out var quad) is { } position ? position : Add(quad)) is { } problem ? problem : quads;

        int? Add(Quad? quad)
        {
            if (quad is not null && seen.Add(quad))
            {
                quads.Add(quad);
            }

            return null;
        }
    }

    /// <summary>Reads a dataset into a set; null, or what is wrong.</summary>
    internal static LinkedDataProblem? Read(ReadOnlySpan<byte> bytes, StatementSet set) => ReadLines(bytes, line =>
    {
        if (PlainLine.TryAdd(line, set))
        {
            return null;
        }

        if (Line.Read(line, out var quad) is { } position)
        {
            return position;
        }

        if (quad is not null)
        {
            QuadNumbering.Add(set, quad);
        }

        return null;
    });

    private static LinkedDataProblem? ReadLines(ReadOnlySpan<byte> bytes, ReadLine read)
    {
        if (!Utf8.IsValid(bytes))
        {
            return new(LinkedDataCodes.InvalidNQuads, "The document is not UTF-8.");
        }

        var number = 0;
        foreach (var range in bytes.SplitAny((byte)'\r', (byte)'\n'))
        {
            var start = range.Start.Value;
            number += start > 1 && bytes[(start - 2)..start].SequenceEqual("\r\n"u8) ? 0 : 1;
            if (read(bytes[range]) is { } position)
            {
                return new(LinkedDataCodes.InvalidNQuads, $"Line {number} is not a statement of N-Quads; see character {position + 1}.");
            }
        }

        return null;
    }

    /// <summary>Reads a line; where it is wrong, or null.</summary>
    private delegate int? ReadLine(ReadOnlySpan<byte> line);

    private sealed class Line(string text)
    {
        private int Position { get; set; }

        /// <summary>Reads a line, which may hold no quad; the position of what is wrong, or null.</summary>
        public static int? Read(ReadOnlySpan<byte> utf8, out Quad? quad)
        {
            var line = new Line(Encoding.UTF8.GetString(utf8));
            return line.TryRead(out quad) ? null : line.Position;
        }

        private char Current => Position < text.Length ? text[Position] : '\0';

        private bool TryRead(out Quad? quad)
        {
            quad = null;
            SkipSpace();
            if (IsAtEnd())
            {
                return true;
            }

            if (Node() is not { } subject || Iri() is not { } predicate || (Current == '"' ? Literal() : Node()) is not { } value)
            {
                return false;
            }

            RdfTerm? graph = null;
            if (Current != '.')
            {
                graph = Node();
                if (graph is null)
                {
                    return false;
                }
            }

            if (!Take('.'))
            {
                return false;
            }

            SkipSpace();
            quad = new(subject, RdfTerm.Iri(predicate), value, graph);
            return IsAtEnd();
        }

        private bool IsAtEnd() => Position == text.Length || Current == '#';

        private void SkipSpace()
        {
            while (Current is ' ' or '\t')
            {
                Position++;
            }
        }

        private bool Take(char c)
        {
            if (Current != c)
            {
                return false;
            }

            Position++;
            return true;
        }

        private RdfTerm? Node() => Current == '_' ? BlankNode() : Iri() is { } iri ? RdfTerm.Iri(iri) : null;

        private string? Iri()
        {
            var iri = IriText();
            SkipSpace();
            return iri;
        }

        private string? IriText()
        {
            if (!Take('<'))
            {
                return null;
            }

            var iri = new StringBuilder();
            while (Current is not ('>' or '\0'))
            {
                if (Current is <= ' ' or '<' or '"' or '{' or '}' or '|' or '^' or '`' || !Append(iri, isLiteral: false))
                {
                    return null;
                }
            }

            // An escape must not bring in what no IRI holds.
            var whole = iri.ToString();
            return Take('>') && IriReference.IsAbsolute(whole) && !IriReference.HasExcluded(whole) ? whole : null;
        }

        private RdfTerm? BlankNode()
        {
            Position++;
            if (!Take(':'))
            {
                return null;
            }

            // A label begins with a letter, digit or underscore, may hold dots and does not end with one.
            var start = Position;
            while (Rune.TryGetRuneAt(text, Position < text.Length ? Position : 0, out var rune) && Position < text.Length && IsLabel(rune, Position == start))
            {
                Position += rune.Utf16SequenceLength;
            }

            while (Position > start && text[Position - 1] == '.')
            {
                Position--;
            }

            var label = text[start..Position];
            SkipSpace();
            return label.Length == 0 ? null : RdfTerm.BlankNode(label);
        }

        private RdfTerm? Literal()
        {
            if (!Take('"'))
            {
                return null;
            }

            var value = new StringBuilder();
            while (Current != '"')
            {
                if (Position == text.Length || !Append(value, isLiteral: true))
                {
                    return null;
                }
            }

            Position++;
            RdfTerm? literal;
            if (Take('^'))
            {
                literal = Take('^') && IriText() is { } datatype ? RdfTerm.Literal(value.ToString(), datatype) : null;
            }
            else if (Take('@'))
            {
                literal = LanguageTag() is { } language ? RdfTerm.LanguageLiteral(value.ToString(), language) : null;
            }
            else
            {
                literal = RdfTerm.Literal(value.ToString());
            }

            SkipSpace();
            return literal;
        }

        private string? LanguageTag()
        {
            var start = Position;
            while (char.IsAsciiLetter(Current) || (Position > start && (char.IsAsciiDigit(Current) || Current == '-')))
            {
                Position++;
            }

            var tag = text[start..Position];
            var parts = tag.Split('-');
            return Array.TrueForAll(parts, part => part.Length > 0) && parts[0].All(char.IsAsciiLetter) ? tag : null;
        }

        /// <summary>One character, or one escape.</summary>
        private bool Append(StringBuilder output, bool isLiteral)
        {
            if (Current != '\\')
            {
                output.Append(text[Position++]);
                return true;
            }

            var escape = Position + 1 < text.Length ? text[Position + 1] : '\0';
            Position += 2;
            var digits = escape switch { 'u' => 4, 'U' => 8, _ => 0 };
            if (digits > 0)
            {
                if (Position + digits > text.Length
                    || !uint.TryParse(text.AsSpan(Position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var scalar)
                    || !Rune.IsValid(scalar))
                {
                    return false;
                }

                Position += digits;
                output.Append(new Rune(scalar).ToString());
                return true;
            }

            var plain = escape switch { 't' => '\t', 'b' => '\b', 'n' => '\n', 'r' => '\r', 'f' => '\f', '"' => '"', '\'' => '\'', '\\' => '\\', _ => '\0' };
            output.Append(plain);
            return isLiteral && plain != '\0';
        }

        // PN_CHARS_U, digits and, after the first character, "-", ".", U+00B7 and combining characters.
        private static bool IsLabel(Rune rune, bool isFirst) => rune.Value switch
        {
            '_' or ':' => true,
            < 0x80 => Rune.IsLetterOrDigit(rune) || (!isFirst && rune.Value is '-' or '.'),
            0xB7 or (>= 0x300 and <= 0x36F) or 0x203F or 0x2040 => !isFirst,
            0xD7 or 0xF7 or 0x37E => false,
            _ => rune.Value is (>= 0xC0 and <= 0x1FFF) or 0x200C or 0x200D or (>= 0x2070 and <= 0x218F) or (>= 0x2C00 and <= 0x2FEF)
                or (>= 0x3001 and <= 0xD7FF) or (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFFD) or (>= 0x10000 and <= 0xEFFFF),
        };
    }
}
