using System.Security.Cryptography;
using Untp.Core.Vocabulary;
using Untp.LinkedData.Encodings;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Vocabulary;

/// <summary>The digests that tables state are those of the published documents, of their bytes and of their canonical form.</summary>
public sealed class PublishedDigestTests
{
    [NeedsFact(Part.Shared)]
    public void Tables_StateTheDigestsOfWhatWasPublished()
    {
        var published = SharedDocuments.All
            .Where(document => document.Kind is "context" or "schema")
            .Select(document => document.Read())
            .DistinctBy(content => Convert.ToHexStringLower(SHA256.HashData(content)))
            .ToDictionary(content => Convert.ToHexStringLower(SHA256.HashData(content)));
        var documents = Vocabularies.Documents.Where(document => document.Sha256 is not null).ToList();

        Assert.Equal(44, documents.Count);
        Assert.All(documents, document =>
        {
            var content = published[document.Sha256!];
            var canonical = Jcs.Canonicalize(StrictJson.Parse(content)).Value!;
            Assert.Equal(document.Sha384, Convert.ToHexStringLower(SHA384.HashData(content)));
            Assert.Equal(document.JcsSha256, Convert.ToHexStringLower(SHA256.HashData(canonical)));
            Assert.Equal(document.JcsSha384, Convert.ToHexStringLower(SHA384.HashData(canonical)));
            Assert.All([content, canonical], bytes => Assert.True(document.Has(new(HashFunction.Sha256, SHA256.HashData(bytes)))));
            Assert.All([content, canonical], bytes => Assert.True(document.Has(new(HashFunction.Sha384, SHA384.HashData(bytes)))));
            Assert.All(document.Variants, variant => Assert.True(document.Has(new(HashFunction.Sha256, Convert.FromHexString(variant)))));
            Assert.False(document.Has(new(HashFunction.Sha256, SHA256.HashData(document.Generated.Span))));
            Assert.Equal(document.Variants.Count == 0 ? false : null, document.Has(new(HashFunction.Sha384, SHA384.HashData(document.Generated.Span))));
            Assert.Null(document.Has(new(HashFunction.Sha512, SHA512.HashData(content))));
        });
    }

    [Fact]
    public void Has_KnowsNothing_WhereNothingWasPublished() => Assert.All(
        Vocabularies.Documents.Where(document => document.Sha256 is null),
        document => Assert.Null(document.Has(new(HashFunction.Sha256, SHA256.HashData(document.Generated.Span)))));
}
