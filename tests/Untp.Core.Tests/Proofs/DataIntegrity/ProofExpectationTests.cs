using Untp.Core.Proofs.DataIntegrity;

namespace Untp.Core.Tests.Proofs.DataIntegrity;

public sealed class ProofExpectationTests
{
    private static readonly DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("a.example", "a.example", null)]
    [InlineData("a.example", "", "PROOF_DOMAIN_MISMATCH")]
    [InlineData("a.example", "A.example", "PROOF_DOMAIN_MISMATCH")]
    [InlineData("a.example", "b.example", "PROOF_DOMAIN_MISMATCH")]
    [InlineData("a.example", "a.example b.example", "PROOF_DOMAIN_MISMATCH")]
    [InlineData("a.example b.example", "b.example a.example", null)]
    [InlineData("a.example b.example", "a.example", "PROOF_DOMAIN_MISMATCH")]
    [InlineData("", "a.example", "PROOF_DOMAIN_MISMATCH")]
    [InlineData("", "", null)]
    [InlineData(null, "a.example", null)]
    public void Compares_DomainsAsSets(string? expected, string stated, string? code) =>
        Assert.Equal(code, Check(new ProofExpectation("authentication", _now) { Domain = expected?.Split(' ', StringSplitOptions.RemoveEmptyEntries) }, Options() with { Domain = stated.Split(' ', StringSplitOptions.RemoveEmptyEntries) }));

    [Theory]
    [InlineData("1", "1", null)]
    [InlineData("1", "2", "PROOF_CHALLENGE_MISMATCH")]
    [InlineData("1", null, "PROOF_CHALLENGE_MISMATCH")]
    [InlineData(null, "2", null)]
    public void Compares_Challenges(string? expected, string? stated, string? code) =>
        Assert.Equal(code, Check(new ProofExpectation("authentication", _now) { Challenge = expected }, Options() with { Challenge = stated }));

    [Theory]
    [InlineData("authentication", 0, null)]
    [InlineData("authentication", 1, "PROOF_EXPIRED")]
    [InlineData("assertionMethod", 0, "PROOF_PURPOSE_MISMATCH")]
    public void Checks_PurposeAndExpiry(string purpose, int secondsLater, string? code) =>
        Assert.Equal(code, Check(new ProofExpectation(purpose, _now.AddSeconds(secondsLater)), Options() with { Expires = _now }));

    private static string? Check(ProofExpectation expectation, ProofOptions options) => expectation.Check(options)?.Code.Id;

    private static ProofOptions Options() => new("eddsa-jcs-2022", "did:example:holder#key-1", "authentication");
}
