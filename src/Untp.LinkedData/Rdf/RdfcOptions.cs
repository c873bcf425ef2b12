namespace Untp.LinkedData.Rdf;

/// <summary>What a canonicalization hashes with and how much it may work. Immutable.</summary>
public sealed record RdfcOptions
{
    /// <summary>The hash; default SHA-256.</summary>
    public RdfcHash Hash { get; init; } = RdfcHash.Sha256;

    /// <summary>
    /// Limits: how much Hash N-Degree Quads may do for one dataset, counted in calls, permutations tried and quads looked at; default
    /// 100,000 (about a tenth of a second), at least 1. The hardest harmless case of the W3C suite needs 8,000. Datasets whose blank
    /// nodes differ in their first-degree hashes need none of it.
    /// </summary>
    public int MaxNDegreeWork { get; init; } = 100_000;

    /// <summary>Limits: how far Hash N-Degree Quads may call itself; default 500, at least 1. The work ends before, in all but chains.</summary>
    public int MaxNDegreeDepth { get; init; } = 500;

    /// <summary>Limits: quads of a dataset; default 200,000, at least 1.</summary>
    public int MaxQuads { get; init; } = 200_000;
}
