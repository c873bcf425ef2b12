using System.Text;
using Untp.Core.Identifiers;

namespace Untp.Core.Tests.Identifiers;

public sealed class AbsoluteUrlTests
{
    [Theory]
    [InlineData("https://example.com", true)]
    [InlineData("https://id.gs1.org/01/09520123456788?x=1#y", true)]
    [InlineData("did:web:example.com%3A3000:a", true)]
    [InlineData("urn:uuid:6f1b1b0e-0000-4000-8000-000000000000", true)]
    [InlineData("HTTPS://Example.com/\u00e9", true)]
    [InlineData("mailto:a@example.com", true)]
    [InlineData("https://", false)]
    [InlineData("https://a..b/", false)]
    [InlineData("https:// example.com", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData(" https://example.com", false)]
    [InlineData("https://example.com/a b", false)]
    [InlineData("example.com", false)]
    [InlineData("", false)]
    public void Tells_UrlsFromText(string text, bool isUrl)
    {
        Assert.Equal(isUrl, AbsoluteUrl.Is(text));
        Assert.Equal(isUrl, AbsoluteUrl.Is(Encoding.UTF8.GetBytes(text)));
    }

    // The glance may say no of a URL, but never yes of what is none.
    [Fact]
    public void Glances_OnlyAtWhatIsAUrl()
    {
        string[] pieces = ["https://", "did:", "urn:", "a", "b.c", "example.com", "-", ".", "/", "?", "#", ":", "@", "[", "]", "%41", "1.2.3.4", "A", "\u00e9", " ", "\\", "xn--a", "\t", "_", "&;"];
        var random = new Random(20260711);
        var plain = 0;
        for (var i = 0; i < 200_000; i++)
        {
            var text = pieces[random.Next(3)] + string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => pieces[random.Next(pieces.Length)]));
            if (AbsoluteUrl.IsPlain(Encoding.UTF8.GetBytes(text)))
            {
                plain++;
                Assert.True(AbsoluteUrl.Is(text), text);
            }
        }

        Assert.InRange(plain, 5_000, 195_000);
    }
}
