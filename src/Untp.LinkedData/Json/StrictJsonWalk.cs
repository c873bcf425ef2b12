using System.Text.Json;

namespace Untp.LinkedData.Json;

/// <summary>One pass over the tokens of a document, collecting what makes it ambiguous or too large.</summary>
internal sealed class StrictJsonWalk(JsonLimits limits)
{
    private const int MaxProblems = 50;
    private const int MaxPointerChars = 1024;
    private readonly Stack<Level> _levels = new();
    private readonly List<LinkedDataProblem> _problems = [];
    private int _values;

    public IReadOnlyList<LinkedDataProblem> Problems => _problems;

    /// <summary>Where the walk stands; where that takes a very long pointer, the nearest place above it that does not.</summary>
    public string Pointer
    {
        get
        {
            var pointer = "";
            foreach (var token in _levels.Reverse().Select(level => level.Token).OfType<string>())
            {
                if (pointer.Length + token.Length > MaxPointerChars)
                {
                    break;
                }

                pointer = JsonPointer.Append(pointer, token);
            }

            return pointer;
        }
    }

    public void Run(ReadOnlySpan<byte> utf8)
    {
        // One level more than the limit, so that a document too deep is told apart from a syntax error.
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = limits.MaxDepth + 1 });
        while (reader.Read())
        {
            if (!Visit(ref reader) || _problems.Count == MaxProblems)
            {
                return;
            }
        }
    }

    /// <summary>False where a limit is passed and the rest is not looked at.</summary>
    private bool Visit(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _levels.Pop();
                return true;
            case JsonTokenType.PropertyName:
                VisitName(ref reader);
                return true;
        }

        if (_levels.TryPeek(out var parent) && parent.Names is null)
        {
            parent.Index++;
        }

        if (++_values > limits.MaxValues)
        {
            _problems.Add(new(LinkedDataCodes.JsonTooManyValues, $"The document holds more than {limits.MaxValues} values.", Pointer));
            return false;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                if (_levels.Count == limits.MaxDepth)
                {
                    _problems.Add(new(LinkedDataCodes.JsonTooDeep, $"The document nests deeper than {limits.MaxDepth} levels.", Pointer));
                    return false;
                }

                _levels.Push(new Level(reader.TokenType == JsonTokenType.StartObject));
                return true;
            case JsonTokenType.String when reader.ValueIsEscaped && ReadString(ref reader) is null:
                AddLoneSurrogate();
                return true;
            case JsonTokenType.Number when !reader.TryGetDouble(out var number) || !double.IsFinite(number):
                _problems.Add(new(LinkedDataCodes.JsonNumberRange, "The number is larger than a double holds.", Pointer));
                return true;
            default:
                return true;
        }
    }

    private void VisitName(ref Utf8JsonReader reader)
    {
        var level = _levels.Peek();
        level.Name = ReadString(ref reader);
        if (level.Name is null)
        {
            AddLoneSurrogate();
        }
        else if (!level.Names!.Add(level.Name))
        {
            _problems.Add(new(LinkedDataCodes.JsonDuplicateMember, "The member stands twice in its object; keep one.", Pointer));
        }
    }

    private void AddLoneSurrogate() =>
        _problems.Add(new(LinkedDataCodes.JsonLoneSurrogate, "The string holds half of a surrogate pair, which is no character.", Pointer));

    /// <summary>Null where the string's escapes hold half of a surrogate pair.</summary>
    private static string? ReadString(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private sealed class Level(bool isObject)
    {
        public HashSet<string>? Names { get; } = isObject ? new(StringComparer.Ordinal) : null;

        public string? Name { get; set; }

        public int Index { get; set; } = -1;

        public string? Token => Names is null ? (Index < 0 ? null : Index.ToString()) : Name;
    }
}
