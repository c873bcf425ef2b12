namespace Untp.LinkedData.Tests.JsonLd;

/// <summary>The cases that are not ours to pass, by suite and name, each with the reason. Their manifests say so as well, which the tests compare.</summary>
internal static class SkippedCases
{
    private const string KeywordName = "JSON-LD 1.0 only: a term that looks like an IRI may not mean a keyword in 1.1.";
    private const string RelativeVocabulary = "JSON-LD 1.0 only: a relative @vocab is an error there, and allowed in 1.1.";
    private const string Recursion = "JSON-LD 1.0 only: a context that comes to itself is an error there; in 1.1 only how deep it goes is bounded.";
    private const string Lists = "JSON-LD 1.0 only: a list of lists is an error there, and allowed in 1.1.";

    public static IReadOnlyDictionary<string, string> OfExpand { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["#t0026"] = KeywordName,
        ["#t0115"] = RelativeVocabulary,
        ["#ter02"] = Recursion,
        ["#ter03"] = Recursion,
        ["#ter24"] = Lists,
        ["#ter32"] = Lists,
    };

    public static IReadOnlyDictionary<string, string> OfToRdf { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["#t0118"] = "JSON-LD 1.0 only, and generalized RDF, which is no RDF: blank nodes as predicates.",
        ["#te026"] = KeywordName,
        ["#te038"] = "JSON-LD 1.0 only: terms that mean blank nodes are obsolete in 1.1.",
        ["#te075"] = "Generalized RDF, which is no RDF: blank nodes as predicates.",
        ["#te115"] = RelativeVocabulary,
        ["#te116"] = RelativeVocabulary,
        ["#ter03"] = Recursion,
        ["#ter24"] = Lists,
        ["#ter32"] = Lists,
    };
}
