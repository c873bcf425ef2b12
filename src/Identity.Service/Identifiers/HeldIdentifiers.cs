using Untp.Core.Identifiers;
using Untp.Core.Problems;
using Untp.Identity.Own;
using Untp.Identity.Schemes;

namespace Untp.Identity.Identifiers;

/// <summary>Reads identifiers that links can be held for. Threads: safe.</summary>
internal sealed class HeldIdentifiers(SchemeCatalog catalog, PublicUrlOptions options)
{
    // What a database indexes.
    private const int MaxChars = 1024;

    private readonly string _root = options.PublicUrl.TrimEnd('/');

    /// <summary>Reads an identifier of any form.</summary>
    public async ValueTask<Result<CanonicalIdentifier>> ReadAsync(string identifier, CancellationToken cancellationToken) =>
        Check((await catalog.GetAsync(cancellationToken)).Canonicalizer.Read(identifier));

    /// <summary>Reads an identifier by its parts.</summary>
    /// <param name="name">The scheme's namespace.</param>
    /// <param name="keyType">Code or short code.</param>
    /// <param name="key">The value, decoded.</param>
    /// <param name="qualifierPath">Pairs of qualifier and value, percent-encoded; empty for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<Result<CanonicalIdentifier>> ReadAsync(string name, string keyType, string key, string qualifierPath, CancellationToken cancellationToken)
    {
        var parts = qualifierPath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length % 2 == 1 || qualifierPath.Length > MaxChars
            ? new Problem(ProblemCodes.IdentifierSyntax, "Qualifiers come in pairs of qualifier and value, such as /10/ABC/21/123.", "/qualifierPath")
            : Check((await catalog.GetAsync(cancellationToken)).Register.Read(
                name, keyType, key, [.. parts.Chunk(2).Select(pair => new IdentifierKey(pair[0], Uri.UnescapeDataString(pair[1])))]));
    }

    /// <summary>The URLs under which an identifier and its ancestors stand in linksets: themselves where they are URLs, else where they resolve here.</summary>
    public IEnumerable<(string Uri, string Anchor)> AnchorsOf(CanonicalIdentifier identifier) =>
        identifier.Levels.Select((uri, level) => (uri, IsUrl(uri) ? uri : $"{_root}/{PathOf(identifier, uri, level)}"));

    /// <summary>True for an address on the web.</summary>
    public static bool IsUrl(string uri) => uri.StartsWith("https://", StringComparison.Ordinal) || uri.StartsWith("http://", StringComparison.Ordinal);

    private static string PathOf(CanonicalIdentifier identifier, string uri, int level) => identifier.Keys.Count > level
        ? $"{identifier.Namespace}{string.Concat(identifier.Keys.Take(identifier.Keys.Count - level).Select(key => $"/{key.Code}/{Uri.EscapeDataString(key.Value)}"))}"
        : Uri.EscapeDataString(uri);

    private static Result<CanonicalIdentifier> Check(Result<CanonicalIdentifier> read) => read switch
    {
        { IsSuccess: false } => read,
        { Value.Uri: var uri } when uri.Length > MaxChars || uri.Any(c => c is <= ' ' or >= '\u007F') =>
            new Problem(ProblemCodes.IdentifierSyntax, $"An identifier has at most {MaxChars} characters of ASCII here; others are percent-encoded."),
        { Value.Uri: var uri } when !IsUrl(uri) && !uri.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) && !uri.StartsWith("did:", StringComparison.Ordinal) =>
            new Problem(ProblemCodes.IdentifierSchemeUnknown, "The identifier is neither of a scheme that is known here nor a URL, URN or DID."),
        _ => read,
    };
}
