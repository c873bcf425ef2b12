using Untp.Core.Linksets;

namespace Untp.Core.Tests.Linksets;

public sealed class RelationNameTests
{
    [Theory]
    [InlineData("dpp", "dpp")]
    [InlineData("untp:dpp", "dpp")]
    [InlineData("untp:digitalProductPassport", "dpp")]
    [InlineData("https://test.uncefact.org/voc/untp/dcc", "dcc")]
    [InlineData("https://untp.unece.org/vocabulary/linkType#digitalIdentityAnchor", "dia")]
    [InlineData("gs1:pip", "https://gs1.org/voc/pip")]
    [InlineData("https://www.gs1.org/voc/pip", "https://gs1.org/voc/pip")]
    [InlineData("https://gs1.org/voc/pip", "https://gs1.org/voc/pip")]
    [InlineData("predecessor-version", "predecessor-version")]
    [InlineData("all", "linkset")]
    [InlineData("linkset", "linkset")]
    [InlineData("", "")]
    [InlineData("https://mill.example/rel", "https://mill.example/rel")]
    public void Normalize_BringsSpellingsToOne(string relation, string expected)
    {
        Assert.Equal(expected, RelationName.Normalize(relation));
        Assert.Equal(expected, RelationName.Normalize(expected));
    }

    [Theory]
    [InlineData("dpp", true)]
    [InlineData("predecessor-version", true)]
    [InlineData("https://gs1.org/voc/pip", true)]
    [InlineData("untp:dpp", false)]
    [InlineData("Dpp", false)]
    [InlineData("dpp2", false)]
    [InlineData("https://a/b#c", false)]
    [InlineData("https://a/b-c", false)]
    [InlineData("anchor", false)]
    [InlineData("description-of", false)]
    [InlineData("", false)]
    public void IsMember_IsTheSchemasRule(string relation, bool isMember) => Assert.Equal(isMember, RelationName.IsMember(relation));
}
