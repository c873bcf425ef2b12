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
            return new LinkedDataProblem(LinkedDataCodes.LimitExceeded, $"The dataset has {dataset.Count} statements; at most {options.MaxQuads} are canonicalized.");
        }

        try
        {
            return new Canonicalization(dataset, options).Run();
        }
        catch (LinkedDataException e)
        {
            return e.Problem;
        }
    }
}
