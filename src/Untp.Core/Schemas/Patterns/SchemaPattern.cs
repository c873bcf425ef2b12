using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;

namespace Untp.Core.Schemas.Patterns;

/// <summary>
/// A pattern of a schema, matched in time that grows with the text alone; one that needs look-around or back-references within a bounded time. Immutable.
/// </summary>
internal sealed class SchemaPattern
{
    private const int MaxPatternChars = 4096;
    private const int MaxStackChars = 256;
    private static readonly TimeSpan _matchTimeout = TimeSpan.FromMilliseconds(250);

    private readonly Regex _regex;
    private readonly bool _isBacktracking;

    private SchemaPattern(string text, Regex regex)
    {
        Text = text;
        _regex = regex;
        _isBacktracking = !regex.Options.HasFlag(RegexOptions.NonBacktracking);
    }

    /// <summary>The pattern as the schema has it.</summary>
    public string Text { get; }

    /// <summary>Compiles a pattern.</summary>
    /// <exception cref="SchemaException">It is none of ECMA-262, or asks for what is not matched here.</exception>
    public static SchemaPattern Compile(string text)
    {
        if (text.Length > MaxPatternChars)
        {
            throw new SchemaException($"a pattern in it has more than {MaxPatternChars} characters");
        }

        try
        {
            var translated = EcmaPattern.Translate(text);
            try
            {
                return new SchemaPattern(text, new Regex(translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, _matchTimeout));
            }
            catch (NotSupportedException)
            {
                return new SchemaPattern(text, new Regex(translated, RegexOptions.CultureInvariant, _matchTimeout));
            }
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new SchemaException($"its pattern {text} is not matched here: {e.Message.TrimEnd('.')}");
        }
    }

    /// <summary>True where the text holds a match; false, too, where the run is over.</summary>
    public bool IsMatch(ReadOnlySpan<byte> utf8, SchemaRun run)
    {
        if (!run.Spend(1 + (utf8.Length / 16)))
        {
            return false;
        }

        var rented = utf8.Length > MaxStackChars ? ArrayPool<char>.Shared.Rent(utf8.Length) : null;
        Span<char> chars = rented ?? stackalloc char[MaxStackChars];
        try
        {
            var text = chars[..Encoding.UTF8.GetChars(utf8, chars)];
            return _isBacktracking ? IsBacktrackingMatch(text, run) : _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return run.GiveUp("its patterns take too long");
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<char>.Shared.Return(rented);
            }
        }
    }

    private bool IsBacktrackingMatch(ReadOnlySpan<char> text, SchemaRun run)
    {
        var start = Stopwatch.GetTimestamp();
        var isMatch = _regex.IsMatch(text);
        run.SpendBacktracking(Stopwatch.GetElapsedTime(start));
        return isMatch;
    }
}
