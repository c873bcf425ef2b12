using Untp.Core.Problems;

namespace Untp.ServiceDefaults.Rest;

/// <summary>Lists are answered in pages, counted from 1.</summary>
public static class PageNumber
{
    /// <summary>Items on a page.</summary>
    public const int Size = 100;

    private const int Last = 1000;

    /// <summary>What speaks against a page; null where nothing does.</summary>
    /// <remarks>Errors: REQUEST_SHAPE.</remarks>
    /// <param name="page">The page.</param>
    public static Problem? Check(int page) =>
        page is >= 1 and <= Last ? null : new Problem(ProblemCodes.RequestShape, $"page is a number from 1 to {Last}; beyond that, ask for less at once.", "/page");

    /// <summary>The page of a list, and one more item where there is another page.</summary>
    /// <typeparam name="T">An item.</typeparam>
    /// <param name="items">The list, in order.</param>
    /// <param name="page">From 1.</param>
    public static IQueryable<T> Of<T>(IQueryable<T> items, int page) => items.Skip((page - 1) * Size).Take(Size + 1);
}
