using Untp.Core.Identifiers;
using Untp.Core.Identifiers.Gs1;
using Untp.Core.Problems;
using Untp.Identity.Identifiers;
using Untp.Identity.Own;
using Untp.Identity.Schemes;

namespace Untp.Identity.Resolver;

/// <summary>
/// Reads the identifier out of a path: <c>/{namespace}/{keyType}/{key}/{qualifiers}</c> of a known scheme, a GS1 Digital Link (compressed
/// or not), a DID or URN in one segment, else an identifier under our own host. Source: ISO/IEC 18975; UNTP 0.7.0 Identity Resolver.
/// Threads: safe.
/// </summary>
internal sealed class PathReader(SchemeCatalog catalog, HeldIdentifiers identifiers, PublicUrlOptions options)
{
    private static readonly string[] _prefixes = ["did:", "urn:", "uuid:"];

    private readonly string _root = options.PublicUrl.TrimEnd('/');

    /// <summary>The identifier, or why the path is none.</summary>
    public async ValueTask<Result<CanonicalIdentifier>> ReadAsync(ResolverTarget target, CancellationToken cancellationToken)
    {
        var segments = target.Segments;
        var register = (await catalog.GetAsync(cancellationToken)).Register;
        if (register.Knows(segments[0]))
        {
            return segments.Length < 3
                ? new Problem(ProblemCodes.IdentifierSyntax, "The path goes on with a key type and a key: /{namespace}/{keyType}/{key}.")
                : await identifiers.ReadAsync(segments[0], segments[1], Uri.UnescapeDataString(segments[2]), string.Join('/', segments.Skip(3)), cancellationToken);
        }

        var decoded = Uri.UnescapeDataString(segments[0]);
        if (segments.Length == 1 && Array.Exists(_prefixes, prefix => decoded.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            // A DID is percent-encoded as a whole, or keeps the percent signs of its own.
            return await identifiers.ReadAsync(segments[0].StartsWith("did:", StringComparison.Ordinal) ? segments[0] : decoded, cancellationToken);
        }

        return await ReadUrlAsync($"{_root}{target.Path}", segments, cancellationToken);
    }

    private async ValueTask<Result<CanonicalIdentifier>> ReadUrlAsync(string url, string[] segments, CancellationToken cancellationToken)
    {
        var read = await identifiers.ReadAsync(url, cancellationToken);
        if (read is not { IsSuccess: true, Value.Namespace: null })
        {
            return read;
        }

        // Pairs that begin with a key's code claim to be one; with a last segment beside the pairs they are compressed.
        if (segments.Length % 2 == 0 && ApplicationIdentifier.All.ContainsKey(segments[0]) && DigitalLinkReader.Read(url, DigitalLinkOptions.Liberal) is { IsSuccess: false } broken)
        {
            return Result<CanonicalIdentifier>.Failure(broken.Problems);
        }

        return DigitalLinkReader.ReadCompressed(url) is { IsSuccess: true } compressed
            ? await identifiers.ReadAsync(compressed.Value.ToIdentifier(), cancellationToken)
            : read;
    }
}
