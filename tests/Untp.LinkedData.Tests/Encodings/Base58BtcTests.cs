using SimpleBase;
using Untp.LinkedData.Encodings;

namespace Untp.LinkedData.Tests.Encodings;

public sealed class Base58BtcTests
{
    [Fact]
    public void Decode_ReadsWhatALibraryWrites()
    {
        var random = new Random(58);
        for (var length = 0; length < 700; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes.AsSpan(random.Next(length + 1) / 2));
            var text = Base58.Bitcoin.Encode(bytes);

            Assert.Equal(bytes, Base58Btc.Decode(text, text.Length));
            Assert.Equal(text, Base58Btc.Encode(bytes));
        }
    }

    [Fact]
    public void Decode_ReadsAnyDigitsAsALibraryDoes()
    {
        const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
        var random = new Random(1958);
        for (var i = 0; i < 20_000; i++)
        {
            // The first and last digits are the ones that carries and leading zeros are about.
            var text = string.Create(random.Next(450), random, (chars, source) =>
            {
                foreach (ref var c in chars)
                {
                    c = source.Next(4) switch { 0 => '1', 1 => 'z', _ => Alphabet[source.Next(Alphabet.Length)] };
                }
            });

            Assert.Equal(Base58.Bitcoin.Decode(text), Base58Btc.Decode(text, text.Length));
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("O")]
    [InlineData("I")]
    [InlineData("l")]
    [InlineData("111 ")]
    [InlineData("2g+")]
    [InlineData("2g\u0130")]
    [InlineData("\uFFFF")]
    [InlineData("1111111111111111111111111111111111111111-")]
    public void Decode_RefusesOtherCharacters(string text) => Assert.Null(Base58Btc.Decode(text, 100));

    [Fact]
    public void Decode_RefusesMoreThanItsLimit()
    {
        Assert.Equal([0, 0, 0], Base58Btc.Decode("111", 3));
        Assert.Null(Base58Btc.Decode("1111", 3));
    }
}
