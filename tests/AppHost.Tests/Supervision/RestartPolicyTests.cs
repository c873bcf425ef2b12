using Aspire.Hosting.Supervision;

namespace AppHost.Tests.Supervision;

public sealed class RestartPolicyTests
{
    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(6, 16)]
    [InlineData(7, 30)]
    [InlineData(10_000, 30)]
    public void Doubles_The_Delay_Up_To_Half_A_Minute(int restart, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new RestartPolicy().DelayBefore(restart));

    [Theory]
    [InlineData(4, 59, 5)]
    [InlineData(4, 60, 1)]
    [InlineData(0, 0, 1)]
    public void Forgives_After_A_Minute_Of_Health(int restarts, int healthySeconds, int next) =>
        Assert.Equal(next, new RestartPolicy().Next(restarts, TimeSpan.FromSeconds(healthySeconds)));
}
