using Untp.Core.Linksets;

namespace Untp.Core.Tests.Linksets;

public sealed class PreferencesTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("da, en-gb;q=0.8, en;q=0.7", "da en-gb en")]
    [InlineData("en;q=0.7, da, de;q=0", "da en")]
    [InlineData("text/html;level=1;q=0.4, text/html;q=0.7, */*;q=0.5", "text/html */* text/html")]
    [InlineData("a;q=1.5, b;q=x, c;Q=1.000, d;q=-1, e;q=0.33333333", "c")]
    [InlineData(" , ;q=1, a", "a")]
    public void Read_SortsByWeight(string? field, string expected) => Assert.Equal(expected, string.Join(' ', Preferences.Read(field)));

    [Fact]
    public void Read_HasLimits()
    {
        Assert.Equal(32, Preferences.Read(string.Join(',', Enumerable.Repeat("a", 33))).Count);
        Assert.Empty(Preferences.Read(new string('a', 4097)));
        Assert.Single(Preferences.Read(new string('a', 4096)));
    }
}
