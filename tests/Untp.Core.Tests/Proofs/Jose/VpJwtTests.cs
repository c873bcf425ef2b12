using System.Text;
using Untp.Core.Keys;
using Untp.Core.Proofs.Jose;

namespace Untp.Core.Tests.Proofs.Jose;

public sealed class VpJwtTests
{
    private const string Kid = "did:web:example.com%3A8443:a#key-1";

    [Theory]
    [InlineData(KeyType.Ed25519, "EdDSA")]
    [InlineData(KeyType.P256, "ES256")]
    [InlineData(KeyType.P384, "ES384")]
    public void Signs_TheBytesGiven(KeyType type, string alg)
    {
        using var key = Expect.Success(SigningKey.Create(type));
        var presentation = "{ \"z\" : 1,\n\t\"a\":\"é\" }"u8.ToArray();
        var jws = Expect.Success(CompactJws.Read(VpJwt.Sign(presentation, Kid, key), 10_000));

        Assert.Equal(presentation, jws.Payload.ToArray());
        Assert.Null(jws.Check(alg, key.VerificationKey));
        Assert.Equal($$"""{"alg":"{{alg}}","typ":"vp+jwt","cty":"vp","kid":"{{Kid}}"}""", Encoding.UTF8.GetString(jws.Header.Span));

        var header = JoseHeader.Read(jws.Header.Span, JoseType.Presentation);
        Assert.Empty(header.Problems);
        Assert.Equal((alg, Kid), (header.Alg, header.Kid));
        Assert.Equal("/typ", JoseHeader.Read(jws.Header.Span).Problems[0].Pointer);
    }

    [Fact]
    public void Writes_TheMediaTypeOfTheSpecification() => Assert.Equal("application/vp+jwt", VpJwt.MediaType);
}
