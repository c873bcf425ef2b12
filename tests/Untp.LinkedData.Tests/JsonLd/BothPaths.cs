using System.Security.Cryptography;
using System.Text;
using Untp.LinkedData.JsonLd;
using Untp.LinkedData.JsonLd.Straight;
using Untp.LinkedData.Rdf;

namespace Untp.LinkedData.Tests.JsonLd;

/// <summary>One processor, asked on both paths.</summary>
internal sealed class BothPaths(IContextSource contexts, JsonLdOptions? options = null)
{
    private readonly ContextCache _cache = new(contexts, options ?? new());

    public JsonLdProcessor Processor { get; } = new(contexts, options);

    /// <summary>Asserts that a document is answered as the algorithms in full answer it; true where the straight path went to the end.</summary>
    public bool AssertSame(byte[] document, string? baseIri = null)
    {
        var isStraight = GoesStraight(document, baseIri);
        var actual = Processor.Canonicalize(document, baseIri: baseIri);
        var quads = Processor.ToRdf(document, baseIri);
        if (!quads.IsSuccess)
        {
            Assert.Equal(quads.Problems, actual.Problems);
            Assert.False(isStraight);
            return false;
        }

        var expected = Rdfc10.Canonicalize(quads.Value);
        Assert.Equal(expected.Problems, actual.Problems);
        if (expected.IsSuccess)
        {
            Assert.Equal(Encoding.UTF8.GetString(expected.Value.NQuads.Span), Encoding.UTF8.GetString(actual.Value!.NQuads.Span));
            Assert.Equal(SHA256.HashData(expected.Value.NQuads.Span), actual.Value.Hash.ToArray());
        }

        return isStraight;
    }

    private bool GoesStraight(byte[] document, string? baseIri)
    {
        var set = StatementSet.Rent();
        try
        {
            var limits = options ?? new();
            return new StraightPath(_cache, new(limits), set, baseIri).TryRun(JsonText.Parse(document, limits.MaxDepth), leftOut: null);
        }
        catch (LinkedDataException)
        {
            return false;
        }
        finally
        {
            set.Return();
        }
    }
}
