using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using Untp.Core.Credentials;
using Untp.Core.Keys;
using Untp.Core.Proofs.Jose;
using Untp.LinkedData.Json;
using Untp.Testing.Fuzzing;

namespace Untp.Core.Tests.Proofs.Jose;

/// <summary>Random damage: nothing throws, and what is accepted is what was meant.</summary>
public sealed class JoseFuzzTests
{
    private static readonly byte[][] _pieces = [.. ((string[])[".", "=", "-", "_", "+", "/", "\"", "{", "}", "[", "]", ",", ":", "null", "7", "\\u0061", "é", "\"alg\":\"none\",", "\"jwk\":{},"]).Select(Encoding.UTF8.GetBytes)];

    [Fact]
    public void CompactJws_NeverThrowsAndHasOneForm() => Run("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UifQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q", bytes =>
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
    public void JoseHeader_NeverThrows() => Run("""{"alg":"ES256","kid":"did:web:example.com#key-1","typ":"vc+jwt","cty":"vc","iss":"did:web:example.com"}""", bytes =>
    {
        var header = JoseHeader.Read(bytes);
        Assert.True(header.Problems.Count > 0 || JoseAlgorithm.IsAllowed(header.Alg));
        return header.Problems.Count == 0;
    });

    [Fact]
    public void JwkReader_NeverThrows() => Run("""{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","use":"sig","key_ops":["verify"],"alg":"EdDSA"}""", bytes =>
    {
        var json = StrictJsonReader.Read(bytes);
        return json.IsSuccess && JwkReader.Read(json.Value).IsSuccess;
    });

    [Fact]
    public void Envelopes_AndClaimsNeverThrow() => Run("""{"@context":["https://www.w3.org/ns/credentials/v2"],"type":"EnvelopedVerifiablePresentation","id":"data:application/vp+jwt,a.b.c","aud":["a"],"nonce":"n","iat":1,"exp":2}""", bytes =>
    {
        var json = StrictJsonReader.Read(bytes);
        if (!json.IsSuccess)
        {
            return false;
        }

        _ = RegisteredClaims.CheckPresentation(json.Value).Count + RegisteredClaims.Warnings(json.Value).Count + RegisteredClaims.CheckAt(json.Value, DateTimeOffset.UnixEpoch, TimeSpan.Zero).Count;
        return PresentationClaims.Read(json.Value).IsSuccess & EnvelopedPresentation.Read(json.Value).IsSuccess;
    });

    private static void Run(string sample, Func<byte[], bool> accepts, [CallerMemberName] string test = "")
    {
        var run = new FuzzRun();
        byte[][] samples = [Encoding.UTF8.GetBytes(sample)];
        Assert.True(accepts(samples[0]));
        var (accepted, refused) = (0, 0);
        run.Repeat(20_000, () => run.Change(samples, _pieces), bytes => _ = accepts(bytes) ? accepted++ : refused++, test);

        // Both ways occur, or the loop proved nothing.
        Assert.True(accepted > 0 && refused > 0, $"{accepted} accepted, {refused} refused");
    }
}
