namespace Untp.Core.Vocabulary;

/// <summary>The words at the end of a line: flags, and names with a value after an equals sign.</summary>
internal sealed class LineOptions
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    /// <param name="words">The words.</param>
    /// <param name="known">Names of flags, and of options with an equals sign behind.</param>
    /// <exception cref="FormatException">A word is none of the known ones, shows twice, or has a value where it has none, or none where it has one.</exception>
    public LineOptions(IEnumerable<string> words, params string[] known)
    {
        foreach (var parts in words.Select(word => word.Split('=', 2)))
        {
            var (name, value) = (parts[0], parts.ElementAtOrDefault(1));
            var isFlag = known.Contains(name, StringComparer.Ordinal);
            if (!isFlag && !known.Contains($"{name}=", StringComparer.Ordinal))
            {
                throw new FormatException($"'{name}' is none of {string.Join(", ", known.Select(option => option.TrimEnd('=')))}");
            }

            if (isFlag ? value is not null : string.IsNullOrEmpty(value))
            {
                throw new FormatException(isFlag ? $"'{name}' takes no value" : $"'{name}' lacks its value");
            }

            if (!_options.TryAdd(name, value ?? ""))
            {
                throw new FormatException($"'{name}' shows twice");
            }
        }
    }

    public bool Has(string name) => _options.ContainsKey(name);

    public string? Find(string name) => _options.GetValueOrDefault(name);

    /// <summary>The value of an option that has one of a few; null where it is not there.</summary>
    /// <exception cref="FormatException">It has another.</exception>
    public string? Find(string name, params string[] values) => Find(name) is { } value ? OneOf(value, values) : null;

    /// <summary>The parts between commas of a value; none where the option is not there.</summary>
    public IReadOnlyList<string> FindAll(string name) => Find(name)?.Split(',') ?? [];

    /// <summary>The word, where it is one of a few.</summary>
    /// <exception cref="FormatException">It is none of them.</exception>
    public static string OneOf(string word, params string[] known) =>
        known.Contains(word, StringComparer.Ordinal) ? word : throw new FormatException($"'{word}' is none of {string.Join(", ", known)}");
}
