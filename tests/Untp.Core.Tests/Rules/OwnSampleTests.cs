using System.Text.Json;
using Untp.Core.Credentials;
using Untp.Core.Rules;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Rules;

public sealed class OwnSampleTests
{
    [Fact]
    public void Samples_BreakNoRule()
    {
        var passport = StrictJson.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "passport", "dpp-0.7.0.json")));
        var report = UntpRules.Check(new Credential(passport))!;
        Assert.Empty(report.Errors.Concat(report.Warnings).Select(problem => problem.Code.Id));
    }
}
