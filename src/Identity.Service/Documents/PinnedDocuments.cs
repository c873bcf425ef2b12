using Untp.Contracts.Identity.V1;
using Untp.Core.Credentials;
using Untp.Core.Vocabulary;

namespace Untp.Identity.Documents;

/// <summary>
/// The documents that may be fetched where no folder has them: where each is published, and the SHA-256 of what was published
/// there. Facts, not copies; bytes of another digest are never used, whoever serves them. Of our own extensions nothing was published.
/// </summary>
internal static class PinnedDocuments
{
    public static IReadOnlyList<CatalogEntry> All { get; } =
    [
        .. Vocabularies.Documents.Where(document => document.Url != "").Select(Described),

        // In no table, for it takes in a context of somebody else's.
        new(DocumentKind.Context, "https://www.w3.org/2018/credentials/examples/v1", [], null, "2070ae4e75bc3b4c2cfe2b8b6e86ec45119672bbb5da283f0399ea96c60a0104", null),
    ];

    private static CatalogEntry Described(PublishedDocument document) => new(
        document.Kind == PublishedKind.Schema ? DocumentKind.Schema : DocumentKind.Context,
        document.Url,
        document.Aliases,
        document.Root is { } root ? new UntpType(root, document.Version) : null,
        document.Sha256 ?? "",
        null)
    {
        Table = document,
    };
}
