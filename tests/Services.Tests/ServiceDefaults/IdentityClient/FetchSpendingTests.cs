using Untp.ServiceDefaults.IdentityClient;

namespace Services.Tests.ServiceDefaults.IdentityClient;

public sealed class FetchSpendingTests
{
    [Fact]
    public void Wire_form_reads_as_it_was_written()
    {
        var spent = new FetchSpending(3, 1L << 40, 2);

        Assert.Equal("3,1099511627776,2", spent.ToString());
        Assert.Equal(spent, FetchSpending.Parse("3,1099511627776,2"));
        Assert.Equal(default, FetchSpending.Parse(null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,2")]
    [InlineData("1,2,3,4")]
    [InlineData("-1,0,0")]
    [InlineData("0,-1,0")]
    [InlineData("0,0, 1")]
    [InlineData("0,0,99999999999")]
    public void What_cannot_be_read_leaves_nothing(string text) => Assert.Equal(FetchSpending.All, FetchSpending.Parse(text));

    [Fact]
    public void Sum_stops_at_the_top()
    {
        Assert.Equal(new FetchSpending(4, 6, 8), new FetchSpending(1, 2, 3).Plus(new FetchSpending(3, 4, 5)));
        Assert.Equal(FetchSpending.All, FetchSpending.All.Plus(new FetchSpending(1, 1, 1)));
    }
}
