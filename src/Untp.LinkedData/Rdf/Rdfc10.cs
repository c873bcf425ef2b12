using System.Globalization;
using System.Security.Cryptography;

namespace Untp.LinkedData.Rdf;

/// <summary>RDF Dataset Canonicalization 1.0. Source: W3C Recommendation of 21 May 2024. Threads: safe.</summary>
public static class Rdfc10
{
    /// <summary>Brings a dataset to its canonical form.</summary>
    /// <remarks>
    /// Limits: <see cref="RdfcOptions"/>. Errors: <see cref="LinkedDataCodes.LimitExceeded"/>, of a dataset built to be expensive; never throws.
    /// </remarks>
    /// <param name="dataset">The statements; one that stands twice counts once.</param>
    /// <param name="options">Hash and limits.</param>
    public static LinkedDataResult<CanonicalDataset> Canonicalize(IReadOnlyCollection<Quad> dataset, RdfcOptions? options = null)
    {
        options ??= new();
        if (dataset.Count > options.MaxQuads)
        {
            return TooMany(options);
        }

        var numbering = new QuadNumbering(StatementSet.Rent());
        foreach (var quad in dataset)
        {
            numbering.Add(quad);
        }

        return Canonicalize(numbering.Set, options, (document, canonical) => new CanonicalDataset(document.ToArray(), numbering.Labels(canonical)));
    }

    /// <summary>Canonicalizes a set and gives it back.</summary>
    internal static LinkedDataResult<T> Canonicalize<T>(StatementSet set, RdfcOptions options, Finish<T> finish)
        where T : notnull
    {
        try
        {
            if (set.Statements.Length > options.MaxQuads)
            {
                return TooMany(options);
            }

            var canonicalization = new Canonicalization(set, options);
            var document = canonicalization.Run();
            return finish(document, canonicalization.Canonical);
        }
        catch (LinkedDataException e)
        {
            return e.Problem;
        }
        finally
        {
            set.Return();
        }
    }

    /// <summary>Hashes; the length of the hash.</summary>
    internal static int Hash(RdfcHash algorithm, ReadOnlySpan<byte> data, Span<byte> hash) =>
        algorithm == RdfcHash.Sha384 ? SHA384.HashData(data, hash) : SHA256.HashData(data, hash);

    private static LinkedDataProblem TooMany(RdfcOptions options) =>
        new(LinkedDataCodes.LimitExceeded, string.Create(CultureInfo.InvariantCulture, $"The dataset has more than {options.MaxQuads} statements, which is the most that are canonicalized."));

    /// <summary>Makes the result of a canonical document, and of the number of each blank node's label; neither lasts.</summary>
    internal delegate T Finish<out T>(ReadOnlySpan<byte> document, ReadOnlySpan<int> canonical);
}
