using System.Text;
using System.Text.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>
/// Finds what a document says without the member that says it. Suites over statements sign what terms mean, not how they are written: whoever
/// adds a context, or writes an IRI out, can rename <c>credentialStatus</c> or <c>validUntil</c>, and whoever reads JSON would miss it.
/// </summary>
/// <remarks>Source: Verifiable Credential Data Integrity 1.0, section 4.6 ("Context Validation"), which leaves the defence to the application.</remarks>
internal static class HiddenTerms
{
    /// <summary>A problem where a term of the credentials vocabulary is stated of the credential more often than its member of that name has values. Errors: PROOF_TERM_HIDDEN.</summary>
    /// <param name="document">The document.</param>
    /// <param name="statements">What it says, in canonical N-Quads.</param>
    public static Problem? Find(StrictJson document, ReadOnlySpan<byte> statements)
    {
        var id = document.FindString("id");
        HashSet<string> roots = id is not null ? [$"<{id}>"] : TypedAsCredential(statements);
        var counts = new Dictionary<(string Subject, string Term), int>();
        if (id is not null && !statements.IsEmpty && statements.IndexOf(Encoding.UTF8.GetBytes($"<{id}> ")) < 0)
        {
            // It stands for another IRI, by a prefix that somebody defined.
            return Hidden("id");
        }

        foreach (var range in statements.Split((byte)'\n'))
        {
            var line = statements[range];
            var subject = TermOf(line);
            var predicate = subject.IsEmpty ? [] : TermOf(line[(subject.Length + 1)..]);
            if (!predicate.StartsWith("<https://www.w3.org/2018/credentials#"u8) || !roots.Contains(Encoding.UTF8.GetString(subject)))
            {
                continue;
            }

            var term = Encoding.UTF8.GetString(predicate[(predicate.IndexOf((byte)'#') + 1)..^1]);
            var key = (Encoding.UTF8.GetString(subject), term);
            counts[key] = counts.GetValueOrDefault(key) + 1;
            if (counts[key] > ValuesOf(document, term))
            {
                return Hidden(term);
            }
        }

        return null;
    }

    /// <summary>A credential without id is known by its type.</summary>
    private static HashSet<string> TypedAsCredential(ReadOnlySpan<byte> statements)
    {
        var subjects = new HashSet<string>(StringComparer.Ordinal);
        foreach (var range in statements.Split((byte)'\n'))
        {
            var line = statements[range];
            if (line.EndsWith("#type> <https://www.w3.org/2018/credentials#VerifiableCredential> ."u8) || line.EndsWith("#type> <https://www.w3.org/2018/credentials#VerifiablePresentation> ."u8))
            {
                subjects.Add(Encoding.UTF8.GetString(TermOf(line)));
            }
        }

        return subjects;
    }

    /// <summary>The text up to the first space; of the empty line at the end, nothing.</summary>
    private static ReadOnlySpan<byte> TermOf(ReadOnlySpan<byte> line) => line[..Math.Max(0, line.IndexOf((byte)' '))];

    private static int ValuesOf(StrictJson document, string term)
    {
        if (!document.TryGetProperty(term, out var value))
        {
            return 0;
        }

        return value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : 1;
    }

    private static Problem Hidden(string term) =>
        new(ProblemCodes.ProofTermHidden, $"The document says {term} under another name, so that readers of JSON miss it; take the document as its issuer wrote it.", $"/{term}");
}
