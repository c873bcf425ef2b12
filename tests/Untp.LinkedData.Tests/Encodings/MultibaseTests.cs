using System.Text;
using Untp.LinkedData.Encodings;

namespace Untp.LinkedData.Tests.Encodings;

public sealed class MultibaseTests
{
    private static readonly Dictionary<string, MultibaseEncoding> _read = new()
    {
        ["base16"] = MultibaseEncoding.Base16,
        ["base32"] = MultibaseEncoding.Base32,
        ["base58btc"] = MultibaseEncoding.Base58Btc,
        ["base64"] = MultibaseEncoding.Base64,
        ["base64url"] = MultibaseEncoding.Base64Url,
    };

    [NeedsFact(Part.Shared)]
    public void Agrees_WithTheMultibaseSuite()
    {
        var (read, refused) = (0, 0);
        foreach (var (file, plain) in (ReadOnlySpan<(string, string)>)[("basic.csv", "yes mani !"), ("leading_zero.csv", "\0yes mani !")])
        {
            foreach (var line in Encoding.UTF8.GetString(Suite.Read("multibase", file)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
            {
                var text = line[(line.IndexOf('"', StringComparison.Ordinal) + 1)..line.LastIndexOf('"')];
                var decoded = Multibase.Decode(text, 256);
                if (_read.TryGetValue(line.Split(", ")[0], out var encoding))
                {
                    Assert.Equal(Encoding.ASCII.GetBytes(plain), Expect.Success(decoded));
                    Assert.Equal(text, Multibase.Encode(decoded.Value, encoding));
                    read++;
                }
                else
                {
                    Expect.Failure(LinkedDataCodes.MultibaseUnsupported, decoded);
                    refused++;
                }
            }
        }

        Assert.Equal((10, 36), (read, refused));
    }

    // RFC 4648, section 10.
    [Theory]
    [InlineData("m", "")]
    [InlineData("mZg", "f")]
    [InlineData("mZm8", "fo")]
    [InlineData("mZm9v", "foo")]
    [InlineData("mZm9vYg", "foob")]
    [InlineData("umZm8", null)]
    [InlineData("b", "")]
    [InlineData("bmy", "f")]
    [InlineData("bmzxq", "fo")]
    [InlineData("bmzxw6", "foo")]
    [InlineData("bmzxw6yq", "foob")]
    [InlineData("bmzxw6ytb", "fooba")]
    [InlineData("bmzxw6ytboi", "foobar")]
    [InlineData("f666f6f626172", "foobar")]
    [InlineData("u", "")]
    [InlineData("z", "")]
    public void Reads_AndWritesTheVectorsOfTheRfc(string text, string? plain)
    {
        var bytes = Expect.Success(Multibase.Decode(text, 256));
        if (plain is not null)
        {
            Assert.Equal(plain, Encoding.ASCII.GetString(bytes));
        }

        var encoding = text[0] switch { 'm' => MultibaseEncoding.Base64, 'u' => MultibaseEncoding.Base64Url, 'b' => MultibaseEncoding.Base32, 'z' => MultibaseEncoding.Base58Btc, _ => MultibaseEncoding.Base16 };
        Assert.Equal(text, Multibase.Encode(bytes, encoding));
    }

    [Theory]
    [InlineData("")]
    [InlineData("z7paNL19xttacU0")]
    [InlineData("z7paNL19xttacU\u00e9")]
    [InlineData("z 7paNL19xttacUY")]
    [InlineData("mZg==")]
    [InlineData("mZh")]
    [InlineData("mZ")]
    [InlineData("mZm9v_g")]
    [InlineData("uZm9v/g")]
    [InlineData("bMZXQ")]
    [InlineData("bm")]
    [InlineData("bmz")]
    [InlineData("bmzy")]
    [InlineData("f6")]
    [InlineData("f6F")]
    [InlineData("f6g")]
    [InlineData("f\u0661")]
    public void Rejects_OtherSpellings(string text) => Expect.Failure(LinkedDataCodes.MultibaseInvalid, Multibase.Decode(text, 256));

    [Theory]
    [InlineData("7paNL19xttacUY")]
    [InlineData("F6F")]
    [InlineData("\U0001F680")]
    public void Rejects_OtherBases(string text) => Expect.Failure(LinkedDataCodes.MultibaseUnsupported, Multibase.Decode(text, 256));

    [Fact]
    public void Reads_NoMoreThanTheLimit()
    {
        Expect.Success(Multibase.Decode("z2222", 4));
        Expect.Failure(LinkedDataCodes.MultibaseInvalid, Multibase.Decode("z22222", 4));
    }

    [Fact]
    public void Reads_WhatItWrote()
    {
        var random = new Random(7);
        foreach (var encoding in Enum.GetValues<MultibaseEncoding>())
        {
            for (var length = 0; length < 70; length++)
            {
                var bytes = new byte[length];
                random.NextBytes(bytes.AsSpan(length / 3));
                Assert.Equal(bytes, Expect.Success(Multibase.Decode(Multibase.Encode(bytes, encoding), 256)));
            }
        }
    }
}
