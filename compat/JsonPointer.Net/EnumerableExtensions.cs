namespace Json.Pointer;

/// <summary>What a sequence lacks.</summary>
public static class EnumerableExtensions
{
    /// <summary>A hash code of the items in their order.</summary>
    public static int GetCollectionHashCode<T>(this IEnumerable<T> collection)
    {
        var hash = default(HashCode);
        foreach (var item in collection)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }
}
