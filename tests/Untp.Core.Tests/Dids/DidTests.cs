using Untp.Core.Dids;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Dids;

public sealed class DidTests
{
    [Theory]
    [InlineData("did:key:z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSeL", "key", "z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSeL")]
    [InlineData("did:web:example.com", "web", "example.com")]
    [InlineData("did:web:example.com%3A8443:a:b", "web", "example.com%3A8443:a:b")]
    [InlineData("did:web:example.com%3a8443", "web", "example.com%3a8443")]
    [InlineData("did:a1:x", "a1", "x")]
    [InlineData("did:1:x", "1", "x")]
    [InlineData("did:example:a::b", "example", "a::b")]
    [InlineData("did:example::b", "example", ":b")]
    [InlineData("did:example:A.b-c_D", "example", "A.b-c_D")]
    [InlineData("did:example:%00%fF", "example", "%00%fF")]
    public void Reads_ADid(string text, string method, string id)
    {
        var did = Expect.Success(Did.Parse(text));

        Assert.Equal((text, method, id), (did.Value, did.Method, did.MethodSpecificId));
        Assert.Equal(text, did.ToString());
        Assert.Equal(did, Expect.Success(Did.Parse(new string(text))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("did")]
    [InlineData("did:")]
    [InlineData("did::")]
    [InlineData("did::x")]
    [InlineData("did:x")]
    [InlineData("did:web:")]
    [InlineData("did:web:a:")]
    [InlineData("DID:web:a")]
    [InlineData("did:Web:a")]
    [InlineData("did:we-b:a")]
    [InlineData("did:wéb:a")]
    [InlineData(" did:web:a")]
    [InlineData("did:web:a ")]
    [InlineData("did:web:a\n")]
    [InlineData("did:web:a\0")]
    [InlineData("did:web:a/b")]
    [InlineData("did:web:a?x=y")]
    [InlineData("did:web:a#key-1")]
    [InlineData("did:web:user@host")]
    [InlineData("did:web:[::1]")]
    [InlineData("did:web:a\\b")]
    [InlineData("did:web:b\u00fccher.example")]
    [InlineData("did:web:\u0430pple.com")]
    [InlineData("did:web:a%")]
    [InlineData("did:web:a%2")]
    [InlineData("did:web:a%2G")]
    [InlineData("did:web:a%%41")]
    [InlineData("did:web:a%2%20")]
    [InlineData("urn:did:web:a")]
    [InlineData("https://example.com/did:web:a")]
    public void Rejects_WhatIsNone(string text) => Expect.Failure(ProblemCodes.DidSyntax, Did.Parse(text));

    [Fact]
    public void Accepts_2048CharactersAndNotOneMore()
    {
        var longest = "did:web:" + new string('a', 2040);

        Assert.Equal(2048, Expect.Success(Did.Parse(longest)).Value.Length);
        Expect.Failure(ProblemCodes.DidSyntax, Did.Parse(longest + "a"));
        Expect.Failure(ProblemCodes.DidSyntax, Did.Parse(new string('a', 1_000_000)));
    }

    [Fact]
    public void Compares_ByCodePoint()
    {
        Assert.NotEqual(Did.Parse("did:web:Example.com").Value, Did.Parse("did:web:example.com").Value);
        Assert.NotEqual(Did.Parse("did:web:a%3A1").Value, Did.Parse("did:web:a%3a1").Value);
    }
}
