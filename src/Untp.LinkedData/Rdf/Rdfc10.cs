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

        var set = StatementSet.Rent();
        QuadNumbering.Add(set, dataset);
        return Canonicalize(set, options, ToDataset(set));
    }

    /// <summary>Brings a dataset that is written as N-Quads to its canonical form, without quads between.</summary>
    /// <remarks>
    /// Shape: UTF-8 in. Limits: <see cref="RdfcOptions"/>; the caller bounds the bytes. Errors: <see cref="LinkedDataCodes.InvalidNQuads"/>,
    /// <see cref="LinkedDataCodes.LimitExceeded"/>; never throws.
    /// </remarks>
    /// <param name="nquads">The dataset.</param>
    /// <param name="options">Hash and limits.</param>
    public static LinkedDataResult<CanonicalDataset> Canonicalize(ReadOnlySpan<byte> nquads, RdfcOptions? options = null)
    {
        var set = StatementSet.Rent();
        if (NQuadsReader.Read(nquads, set) is not { } problem)
        {
            return Canonicalize(set, options ?? new(), ToDataset(set));
        }

        set.Return();
        return problem;
    }

    private static Finish<CanonicalDataset> ToDataset(StatementSet set) => (document, canonical) =>
    {
        var labels = new Dictionary<string, string>(canonical.Length, StringComparer.Ordinal);
        foreach (var (label, node) in set.Labels)
        {
            labels.Add(label, string.Create(CultureInfo.InvariantCulture, $"c14n{canonical[~node]}"));
        }

        return new(document.ToArray(), labels);
    };

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
