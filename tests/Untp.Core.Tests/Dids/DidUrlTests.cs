using Untp.Core.Dids;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Dids;

public sealed class DidUrlTests
{
    [Theory]
    [InlineData("did:web:example.com#key-1", "did:web:example.com", "key-1")]
    [InlineData("did:key:z6Mk#z6Mk", "did:key:z6Mk", "z6Mk")]
    [InlineData("did:web:a#a/b?c:@!$&'()*+,;=~%20", "did:web:a", "a/b?c:@!$&'()*+,;=~%20")]
    public void Reads_ADidAndAFragment(string text, string did, string fragment)
    {
        var url = Expect.Success(DidUrl.Parse(text));

        Assert.Equal((did, fragment), (url.Did.Value, url.Fragment));
        Assert.Equal(text, url.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("#key-1")]
    [InlineData("key-1")]
    [InlineData("did:web:a")]
    [InlineData("did:web:a#")]
    [InlineData("did:web:a#b#c")]
    [InlineData("did:web:a##")]
    [InlineData("did:web:a#b c")]
    [InlineData("did:web:a#b\n")]
    [InlineData("did:web:a#%zz")]
    [InlineData("did:web:a#%2")]
    [InlineData("did:web:a#é")]
    [InlineData("did:web:a#\"")]
    [InlineData("did:web:a/path#key")]
    [InlineData("did:web:a?versionId=1#key")]
    [InlineData("https://example.com/issuer#key-1")]
    [InlineData("DID:web:a#key")]
    public void Rejects_EverythingElse(string text) => Expect.Failure(ProblemCodes.DidSyntax, DidUrl.Parse(text));
}
