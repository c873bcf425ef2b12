using System.Text.Json;
using Untp.LinkedData.Json;
using Untp.Verifier.Policies;
using Untp.Verifier.Verifications;

namespace Services.Tests.Verifier;

/// <summary>The moment of a REST request.</summary>
public sealed class MomentTests
{
    [Theory]
    [InlineData("2026-02-01T00:00:00Z")]
    [InlineData("2026-02-01T00:00:00.0Z")]
    [InlineData("2026-02-01T01:00:00.0000000+01:00")]
    [InlineData("2026-01-31T19:00:00-05:00")]
    [InlineData("2026-02-01T00:00:00")]
    public void Moment_is_read(string at) => Assert.Equal(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), Read(at).Value!.At);

    [Theory]
    [InlineData("")]
    [InlineData("10:00")]
    [InlineData("2026-02-01")]
    [InlineData("1 February 2026")]
    [InlineData("02/01/2026 00:00:00")]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("2026-02-01T25:00:00Z")]
    [InlineData("2026-02-01T00:00:00ZZ")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void What_is_no_moment_is_refused(string at)
    {
        var problem = Assert.Single(Read(at).Problems);

        Assert.Equal(("REQUEST_SHAPE", "/at"), (problem.Code.Id, problem.Pointer));
    }

    private static Untp.Core.Problems.Result<Untp.Core.Verification.VerificationRequest> Read(string at) =>
        VerificationBodyReader.Read(StrictJson.Parse($$"""{"credential":"a.b.c","at":"{{at}}"}"""), TenantPolicies.None);
}
