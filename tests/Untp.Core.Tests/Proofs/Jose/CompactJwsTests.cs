using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;

namespace Untp.Core.Tests.Proofs.Jose;

public sealed class CompactJwsTests
{
    // RFC 8037, appendix A.4.
    private const string Rfc8037 = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

    // RFC 7515, appendix A.3.
    private const string Rfc7515 = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

    [Fact]
    public void Verifies_TheExampleOfRfc8037()
    {
        var jws = Expect.Success(Read(Rfc8037));
        var key = Expect.Success(VerificationKey.Import(KeyType.Ed25519, Base64Url.DecodeFromChars("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")));
        using var signer = Expect.Success(SigningKey.Import(KeyType.Ed25519, Base64Url.DecodeFromChars("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")));

        Assert.Equal("""{"alg":"EdDSA"}""", Encoding.UTF8.GetString(jws.Header.Span));
        Assert.Equal("Example of Ed25519 signing", Encoding.UTF8.GetString(jws.Payload.Span));
        Assert.True(key.Verify(jws.SigningInput.Span, jws.Signature.Span));
        Assert.Equal(jws.Signature.ToArray(), signer.Sign(jws.SigningInput.Span));
        Assert.Equal(key.Encoded.ToArray(), signer.VerificationKey.Encoded.ToArray());
    }

    [Fact]
    public void Verifies_TheExampleOfRfc7515()
    {
        var jws = Expect.Success(Read(Rfc7515));
        var point = new ECPoint
        {
            X = Base64Url.DecodeFromChars("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
            Y = Base64Url.DecodeFromChars("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"),
        };
        var key = Expect.Success(VerificationKey.Import(KeyType.P256, EcCurve.Compress(point)));
        using var signer = Expect.Success(SigningKey.Import(KeyType.P256, Base64Url.DecodeFromChars("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI")));

        Assert.True(key.Verify(jws.SigningInput.Span, jws.Signature.Span));
        Assert.Equal(key.Encoded.ToArray(), signer.VerificationKey.Encoded.ToArray());
        Assert.True(key.Verify(jws.SigningInput.Span, signer.Sign(jws.SigningInput.Span)));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("...")]
    [InlineData("YQ")]
    [InlineData("YQ.YQ")]
    [InlineData("YQ.YQ.YQ.YQ")]
    [InlineData("YQ.YQ.YQ.YQ.YQ")]
    [InlineData(".YQ.YQ")]
    [InlineData("YQ..YQ")]
    [InlineData("YQ.YQ.")]
    [InlineData("..YQ")]
    [InlineData("YQ..")]
    [InlineData(".YQ.YQ.YQ")]
    [InlineData("YQ.YQ.YQ.")]
    [InlineData("{\"payload\":\"\"}")]
    public void Rejects_WhatHasNotThreeSegments(string text) => Expect.Failure(ProblemCodes.JwsSyntax, Read(text));

    [Theory]
    [InlineData("YQ==")]
    [InlineData("YR")]
    [InlineData("YWJ")]
    [InlineData("Y")]
    [InlineData("YWJjZ")]
    [InlineData("-+Aa")]
    [InlineData("-/Aa")]
    [InlineData(" YQ")]
    [InlineData("YQ ")]
    [InlineData("YQ\n")]
    [InlineData("Y Q")]
    [InlineData("YQ\0")]
    [InlineData("YW%4A")]
    [InlineData("YWJé")]
    public void Rejects_EverySegmentThatIsNotCanonical(string segment)
    {
        Expect.Failure(ProblemCodes.Base64UrlNotCanonical, Read($"{segment}.YQ.YQ"));
        Expect.Failure(ProblemCodes.Base64UrlNotCanonical, Read($"YQ.{segment}.YQ"));
        Expect.Failure(ProblemCodes.Base64UrlNotCanonical, Read($"YQ.YQ.{segment}"));
    }

    [Fact]
    public void Reads_EveryLengthAndEveryByte()
    {
        var random = new Random(20260119);
        for (var length = 1; length < 300; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            var jws = Expect.Success(Read($"YQ.{Base64Url.EncodeToString(bytes)}.YQ"));

            Assert.Equal(bytes, jws.Payload.ToArray());
        }
    }

    [Fact]
    public void Rejects_EveryOtherLastCharacter()
    {
        // One byte takes two characters and leaves four bits unused: 4 of 64 last characters are canonical.
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

        Assert.Equal("AQgw", string.Concat(Alphabet.Where(c => Read($"YQ.Y{c}.YQ").IsSuccess)));
        Assert.Equal(16, Alphabet.Count(c => Read($"YQ.YW{c}.YQ").IsSuccess));
        Assert.Equal(64, Alphabet.Count(c => Read($"YQ.YWJ{c}.YQ").IsSuccess));
    }

    [Fact]
    public void Rejects_Nothing() => Expect.Failure(ProblemCodes.RequestEmpty, CompactJws.Read(default, 10));

    [Fact]
    public void Keeps_ToItsLimit()
    {
        Expect.Success(CompactJws.Read("YQ.YQ.YQ"u8.ToArray(), 8));
        Expect.Failure(ProblemCodes.JsonTooLarge, CompactJws.Read("YQ.YQ.YQ"u8.ToArray(), 7));
    }

    private static Result<CompactJws> Read(string text) => CompactJws.Read(Encoding.UTF8.GetBytes(text), 1024 * 1024);
}
