using System.Text;
using System.Text.Json;
using Untp.Core.Problems;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>
/// Finds what a document says without the member that says it. Suites over statements sign what terms mean, not how they are written: whoever
/// adds a context, or writes an IRI out, can rename <c>credentialStatus</c> or <c>validUntil</c>, and whoever reads JSON would miss it.
/// </summary>
/// <remarks>Source: Verifiable Credential Data Integrity 1.0, section 4.6 ("Context Validation"), which leaves the defence to the application.</remarks>
internal static class HiddenTerms
{
    private const string Credentials = "https://www.w3.org/2018/credentials#";
    private const string Type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

    /// <summary>A problem where a term of the credentials vocabulary is stated of the credential more often than its member of that name has values. Errors: PROOF_TERM_HIDDEN.</summary>
    /// <param name="document">The document.</param>
    /// <param name="statements">What it says, in canonical N-Quads.</param>
    public static Problem? Find(JsonElement document, ReadOnlySpan<byte> statements)
    {
        var text = Encoding.UTF8.GetString(statements);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var roots = DataIntegrityProof.Text(document, "id") is { } id ? [$"<{id}>"] : Roots(lines);
        var counts = new Dictionary<(string Subject, string Term), int>();
        foreach (var line in lines)
        {
            if (Split(line) is not var (subject, predicate) || !predicate.StartsWith(Credentials, StringComparison.Ordinal) || !roots.Contains(subject))
            {
                continue;
            }

            var term = predicate[Credentials.Length..];
            var count = counts[(subject, term)] = counts.GetValueOrDefault((subject, term)) + 1;
            if (count > ValuesOf(document, term))
            {
                return new(ProblemCodes.ProofTermHidden, $"The document says {term} under another name, so that readers of JSON miss it; take the document as its issuer wrote it.", $"/{term}");
            }
        }

        return null;
    }

    /// <summary>What has no id is known by its type.</summary>
    private static HashSet<string> Roots(string[] lines) =>
    [
        .. lines
            .Where(line => line.Contains($" <{Type}> <{Credentials}VerifiableCredential> .", StringComparison.Ordinal) || line.Contains($" <{Type}> <{Credentials}VerifiablePresentation> .", StringComparison.Ordinal))
            .Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)]),
    ];

    private static (string Subject, string Predicate)? Split(string line)
    {
        var afterSubject = line.IndexOf(' ', StringComparison.Ordinal);
        var end = line.IndexOf("> ", afterSubject, StringComparison.Ordinal);
        return (line[..afterSubject], line[(afterSubject + 2)..end]);
    }

    private static int ValuesOf(JsonElement document, string term)
    {
        if (!document.TryGetProperty(term, out var value))
        {
            return 0;
        }

        return value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : 1;
    }
}
