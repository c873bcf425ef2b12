using System.Text;
using System.Text.Json;
using Untp.Core.Vocabulary;
using Untp.LinkedData.JsonLd;
using Untp.LinkedData.Rdf;

namespace Untp.LinkedData.Tests.Vocabulary;

/// <summary>Contexts made from the tables against the published ones: the same terms on every path, the same quads of every sample.</summary>
public sealed class GeneratedContextTests
{
    public static TheoryData<string> Urls => [.. Vocabularies.Documents.Where(document => document is { Kind: PublishedKind.Context, Sha256: not null }).Select(document => document.Url)];

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(Urls))]
    public void Defines_TheSameTermsOnEveryPath(string url)
    {
        var document = Vocabularies.Find(PublishedKind.Context, url)!;
        var published = PublishedContexts.Bytes(url);
        var walk = new ContextWalk(published, document.Generated.ToArray());

        Assert.True(walk.Differences.Count == 0, string.Join("\n", walk.Differences.Take(40)));
        Assert.True(walk.Terms > 5, $"{walk.Terms} terms");
    }
}
