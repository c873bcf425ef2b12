namespace Untp.Core.Vocabulary;

/// <summary>The words at the end of a line: flags, and names with a value after an equals sign.</summary>
internal sealed class LineOptions
{
    private readonly List<(string Name, string? Value)> _options;

    /// <exception cref="FormatException">A word is none of the known ones.</exception>
    public LineOptions(IEnumerable<string> words, params string[] known)
    {
        _options = [.. words.Select(word => word.Split('=', 2)).Select(parts => (parts[0], parts.Length == 2 ? parts[1] : null))];
        if (_options.Find(option => !known.Contains(option.Name, StringComparer.Ordinal)).Name is { } unknown)
        {
            throw new FormatException($"'{unknown}' is none of {string.Join(", ", known)}");
        }
    }

    public bool Has(string name) => _options.Exists(option => option.Name == name);

    public string? Find(string name) => _options.Find(option => option.Name == name).Value;

    public IReadOnlyList<string> FindAll(string name) =>
        [.. _options.Where(option => option.Name == name && option.Value is not null).SelectMany(option => option.Value!.Split(','))];
}
