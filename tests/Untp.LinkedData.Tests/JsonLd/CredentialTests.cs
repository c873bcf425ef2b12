using System.Text;
using Untp.LinkedData.JsonLd;
using Untp.LinkedData.Rdf;

namespace Untp.LinkedData.Tests.JsonLd;

/// <summary>Credentials of other parties, in safe mode, from bytes to canonical statements.</summary>
public sealed class CredentialTests
{
    [NeedsTheory(Part.Shared)]
    [InlineData("vc-di-eddsa/unsigned.json", "vc-di-eddsa/eddsa-rdfc-2022/canonDocDataInt.txt")]
    [InlineData("vc-di-eddsa/eddsa-rdfc-2022/proofConfigDataInt.json", "vc-di-eddsa/eddsa-rdfc-2022/proofCanonDataInt.txt")]
    [InlineData("vc-di-ecdsa/unsigned.json", "vc-di-ecdsa/ecdsa-rdfc-2019-p256/canonDocECDSAP256.txt")]
    [InlineData("vc-di-ecdsa/ecdsa-rdfc-2019-p256/proofConfigECDSAP256.json", "vc-di-ecdsa/ecdsa-rdfc-2019-p256/proofCanonECDSAP256.txt")]
    public void Canonicalizes_AsTheSpecificationsDo(string document, string canonical)
    {
        var quads = new JsonLdProcessor(DocumentContexts.FromShared()).ToRdf(Vector(document));
        Assert.True(quads.IsSuccess, string.Join('\n', quads.Problems));
        Assert.Equal(Encoding.UTF8.GetString(Vector(canonical)).Trim(), Encoding.UTF8.GetString(Rdfc10.Canonicalize(quads.Value).Value!.NQuads.Span).Trim());
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("official/dcc/ConformityCredential_instance.json", 100)]
    [InlineData("official/dpp/DigitalProductPassport_battery_instance.json", 200)]
    [InlineData("bcgov-copies/dia/DigitalIdentityAnchor_mine_instance.json", 15)]
    public void Expands_UntpSamples(string sample, int atLeast)
    {
        var processor = new JsonLdProcessor(DocumentContexts.FromShared());
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Shared, "documents/untp/0.7.0/samples", sample));
        var expanded = processor.Expand(bytes);
        Assert.True(expanded.IsSuccess, string.Join('\n', expanded.Problems));

        // The second time every scoped context is at hand; it says the same.
        Assert.Equal(expanded.Value.ToJsonString(), processor.Expand(bytes).Value!.ToJsonString());
        var quads = processor.ToRdf(bytes);
        Assert.True(quads.IsSuccess, string.Join('\n', quads.Problems));
        Assert.True(quads.Value.Count > atLeast, $"{quads.Value.Count} statements");
        Assert.DoesNotContain(quads.Value, quad => !quad.Predicate.Value.StartsWith("http", StringComparison.Ordinal));
    }

    private static byte[] Vector(string path) => File.ReadAllBytes(Path.Combine(Repository.Shared, "vectors", path));
}
