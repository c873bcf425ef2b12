namespace Untp.Core.Vocabulary.CodeLists;

/// <summary>One code with what is known of it. Immutable.</summary>
/// <param name="columns">Names of the columns.</param>
/// <param name="values">A value a column; <c>-</c> for none.</param>
internal sealed class CodeRow(IReadOnlyList<string> columns, IReadOnlyList<string> values)
{
    public string Key => values[0];

    /// <summary>The value of a column; null where there is none.</summary>
    public string? this[string column]
    {
        get
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (columns[i] == column)
                {
                    return values[i] == "-" ? null : values[i];
                }
            }

            throw new ArgumentException($"There is no column {column}.", nameof(column));
        }
    }
}
