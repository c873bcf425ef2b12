using System.Buffers.Text;
using System.Text;
using Untp.Core.Credentials;
using Untp.Core.Keys;
using Untp.Core.Proofs.Jose;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Proofs.Jose;

/// <summary>Random damage: nothing throws, and what is accepted is what was meant.</summary>
public sealed class JoseFuzzTests
{
    private const int Rounds = 20_000;

    private static readonly string[] _pieces = [".", "=", "-", "_", "+", "/", "\"", "{", "}", "[", "]", ",", ":", "null", "7", "\\u0061", "é", "\"alg\":\"none\",", "\"jwk\":{},"];

    [Fact]
    public void CompactJws_NeverThrowsAndHasOneForm() => Run("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UifQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q", 20260401, bytes =>
    {
        var jws = CompactJws.Read(bytes, 4096);
        if (jws.IsSuccess)
        {
            var again = $"{Base64Url.EncodeToString(jws.Value.Header.Span)}.{Base64Url.EncodeToString(jws.Value.Payload.Span)}.{Base64Url.EncodeToString(jws.Value.Signature.Span)}";
            Assert.Equal(Encoding.UTF8.GetString(bytes), again);
        }

        return jws.IsSuccess;
    });

    [Fact]
    public void JoseHeader_NeverThrows() => Run("""{"alg":"ES256","kid":"did:web:example.com#key-1","typ":"vc+jwt","cty":"vc","iss":"did:web:example.com"}""", 20260402, bytes =>
    {
        var header = JoseHeader.Read(bytes);
        Assert.True(header.Problems.Count > 0 || JoseAlgorithm.IsAllowed(header.Alg));
        return header.Problems.Count == 0;
    });

    [Fact]
    public void JwkReader_NeverThrows() => Run("""{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","use":"sig","key_ops":["verify"],"alg":"EdDSA"}""", 20260403, bytes =>
    {
        var json = StrictJsonReader.Read(bytes);
        return json.IsSuccess && JwkReader.Read(json.Value).IsSuccess;
    });

    [Fact]
    public void Envelopes_AndClaimsNeverThrow() => Run("""{"@context":["https://www.w3.org/ns/credentials/v2"],"type":"EnvelopedVerifiablePresentation","id":"data:application/vp+jwt,a.b.c","aud":["a"],"nonce":"n","iat":1,"exp":2}""", 20260404, bytes =>
    {
        var json = StrictJsonReader.Read(bytes);
        if (!json.IsSuccess)
        {
            return false;
        }

        _ = RegisteredClaims.CheckPresentation(json.Value).Count + RegisteredClaims.Warnings(json.Value).Count + RegisteredClaims.CheckAt(json.Value, DateTimeOffset.UnixEpoch, TimeSpan.Zero).Count;
        return PresentationClaims.Read(json.Value).IsSuccess & EnvelopedPresentation.Read(json.Value).IsSuccess;
    });

    private static void Run(string sample, int seed, Func<byte[], bool> accepts)
    {
        var random = new Random(seed);
        var bytes = Encoding.UTF8.GetBytes(sample);
        Assert.True(accepts(bytes));
        var accepted = 0;
        for (var i = 0; i < Rounds; i++)
        {
            accepted += accepts(Mutate(bytes, random)) ? 1 : 0;
        }

        // Both ways occur, or the loop proved nothing.
        Assert.InRange(accepted, 10, Rounds - 10);
    }

    private static byte[] Mutate(byte[] sample, Random random)
    {
        var bytes = sample.ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1 when bytes.Count > 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(_pieces[random.Next(_pieces.Length)]));
                    break;
                default:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return [.. bytes];
    }
}
