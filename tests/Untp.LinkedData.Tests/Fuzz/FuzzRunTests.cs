using Untp.Testing.Fuzzing;

namespace Untp.LinkedData.Tests.Fuzz;

public sealed class FuzzRunTests
{
    [Fact]
    public void Names_TheInputThatIsThrownAt()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => new FuzzRun().Repeat(2, () => [1, 2, 3], _ => throw new FormatException("odd")));

        Assert.Matches(@"^Seed -?\d+, input 0 \(base64 AQID\) of Names_TheInputThatIsThrownAt: odd$", thrown.Message);
        Assert.IsType<FormatException>(thrown.InnerException);
    }

    [Fact]
    public void Names_TheInputThatIsNotAnswered()
    {
        using var end = new ManualResetEventSlim();
        var thrown = Assert.Throws<TimeoutException>(() => new FuzzRun(TimeSpan.FromMilliseconds(1)).Repeat(2, () => [1, 2, 3], _ => end.Wait()));
        end.Set();

        Assert.Matches(@"^Seed -?\d+, input 0 \(base64 AQID\) of Names_TheInputThatIsNotAnswered is not answered\.$", thrown.Message);
    }

    [Fact]
    public void Gives_TheSameInputsByTheSameSeed() => Assert.Equal(Inputs(), Inputs());

    private static List<string> Inputs()
    {
        var run = new FuzzRun();
        return [.. Enumerable.Range(0, 100).Select(_ => Convert.ToHexString(run.Change("one text", "another")))];
    }
}
