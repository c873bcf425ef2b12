using System.Text;
using Untp.Core.Encodings;

namespace Untp.Core.Tests.Encodings;

public sealed class MultibaseTests
{
    [NeedsFact(Part.Shared)]
    public void Agrees_WithTheMultibaseSuite()
    {
        var (read, refused) = (0, 0);
        foreach (var (file, plain) in (ReadOnlySpan<(string, string)>)[("basic.csv", "yes mani !"), ("leading_zero.csv", "\0yes mani !")])
        {
            foreach (var line in Encoding.UTF8.GetString(Vectors.ReadBytes("vectors", "multibase", file)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
            {
                var name = line.Split(", ")[0];
                var text = line[(line.IndexOf('"', StringComparison.Ordinal) + 1)..line.LastIndexOf('"')];
                var decoded = Multibase.Decode(text, 256);
                if (name == "base58btc")
                {
                    Assert.Equal(Encoding.ASCII.GetBytes(plain), decoded);
                    Assert.Equal(text, Multibase.Encode(decoded));
                    read++;
                }
                else
                {
                    Assert.Null(decoded);
                    refused++;
                }
            }
        }

        Assert.Equal((2, 44), (read, refused));
    }

    [Theory]
    [InlineData("")]
    [InlineData("7paNL19xttacUY")]
    [InlineData("z7paNL19xttacU0")]
    [InlineData("z7paNL19xttacUé")]
    [InlineData("z 7paNL19xttacUY")]
    public void Refuses_OtherText(string text) => Assert.Null(Multibase.Decode(text, 256));

    [Fact]
    public void Reads_NoMoreThanTheLimit()
    {
        Assert.NotNull(Multibase.Decode("z2222", 4));
        Assert.Null(Multibase.Decode("z22222", 4));
    }
}
