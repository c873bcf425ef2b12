using System.Text;
using System.Text.Json;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Proofs.Jose;

public sealed class PresentationClaimsTests
{
    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"nonce":"n"}""", "n")]
    [InlineData("""{"nonce":"n","aud":"a"}""", "n", "a")]
    [InlineData("""{"aud":["a","b"]}""", null, "a", "b")]
    [InlineData("""{"aud":[]}""", null)]
    public void Reads_NonceAndAudience(string json, string? nonce, params string[] audience)
    {
        var claims = Expect.Success(PresentationClaims.Read(StrictJson.Parse(json)));

        Assert.Equal(nonce, claims.Nonce);
        Assert.Equal(audience, claims.Audience);
    }

    [Theory]
    [InlineData("""{"nonce":7}""", "/nonce")]
    [InlineData("""{"nonce":["n"]}""", "/nonce")]
    [InlineData("""{"nonce":null}""", "/nonce")]
    [InlineData("""{"aud":7}""", "/aud")]
    [InlineData("""{"aud":["a",7]}""", "/aud")]
    [InlineData("""{"aud":{}}""", "/aud")]
    public void Rejects_OtherTypes(string json, string pointer)
    {
        var problem = Assert.Single(PresentationClaims.Read(StrictJson.Parse(json)).Problems);

        Assert.Equal((ProblemCodes.ClaimSyntax, pointer), (problem.Code, problem.Pointer));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("n", "a")]
    [InlineData("n", "a", "b")]
    public void Writes_WhatItReads(string? nonce, params string[] audience)
    {
        var written = new PresentationClaims(nonce, audience).AddTo(StrictJson.Parse("""{"aud":"x","type":"VerifiablePresentation","nonce":"y"}"""));
        var claims = Expect.Success(PresentationClaims.Read(StrictJson.Parse(written)));

        Assert.Equal(nonce, claims.Nonce);
        Assert.Equal(audience, claims.Audience);
        Assert.StartsWith("""{"type":"VerifiablePresentation""", Encoding.UTF8.GetString(written), StringComparison.Ordinal);
    }
}
