using Untp.Core.Dids.Resolution;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Dids.Resolution;

public sealed class DidUrlRequestTests
{
    [Fact]
    public void Takes_ADidUrlApart()
    {
        var request = Expect.Success(DidUrlRequest.Parse("did:web:example.com:a/b/c%20d?service=files&relativeRef=%2Fx%3Fy%3D1&foo=bar&versionId=2-a#frag/1"));

        Assert.Equal(("did:web:example.com:a", "/b/c%20d", "files", "/x?y=1", "frag/1"), (request.Did.Value, request.Path, request.Service, request.RelativeRef, request.Fragment));
        Assert.Equal(new DidVersion("2-a"), request.Version);
    }

    [Fact]
    public void Takes_ADidForItself()
    {
        var request = Expect.Success(DidUrlRequest.Parse("did:web:example.com"));

        Assert.Equal(("", null, null, ""), (request.Path, request.Service, request.RelativeRef, request.Fragment));
        Assert.Equal(DidVersion.Latest, request.Version);
    }

    [Theory]
    [InlineData("versionNumber=3", 3)]
    [InlineData("versionNumber=0", 0)]
    public void Reads_AVersionNumber(string query, int number) => Assert.Equal(new DidVersion(Number: number), Expect.Success(DidUrlRequest.Parse($"did:web:example.com?{query}")).Version);

    [Fact]
    public void Reads_AVersionTime() =>
        Assert.Equal(new DidVersion(Time: new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero)), Expect.Success(DidUrlRequest.Parse("did:web:example.com?versionTime=2026-01-31T12%3A00%3A00Z")).Version);

    [Theory]
    [InlineData("versionId=1-a&versionTime=2026-01-31T12:00:00Z")]
    [InlineData("versionId=1-a&versionNumber=1")]
    [InlineData("versionNumber=one")]
    [InlineData("versionNumber=-1")]
    [InlineData("versionNumber=99999999999")]
    [InlineData("versionTime=2026-01-31")]
    [InlineData("versionTime=yesterday")]
    [InlineData("relativeRef=/a")]
    [InlineData("hl=zQmWvQxTqbG2Z9HPJgG57jjwR154cKhbtJenbyYTWkjgF3e")]
    public void Refuses_OptionsThatCannotBeHonoured(string query) => Expect.Failure(ProblemCodes.DidOptionsInvalid, DidUrlRequest.Parse($"did:web:example.com?{query}"));

    [Theory]
    [InlineData("did:web:example.com/..")]
    [InlineData("did:web:example.com/a/../b")]
    [InlineData("did:web:example.com/./a")]
    [InlineData("did:web:example.com/%2e%2E/a")]
    [InlineData("did:web:example.com/a%2Fb")]
    [InlineData("did:web:example.com/a%5Cb")]
    [InlineData("did:web:example.com/a%00")]
    [InlineData("did:web:example.com/a b")]
    [InlineData("did:web:example.com/a%2")]
    [InlineData("did:web:example.com#a#b")]
    [InlineData("did:web:example.com#a b")]
    [InlineData("did:web:example.com?a=ä")]
    [InlineData("did:web:example.com?service=a&service=b")]
    [InlineData("did:web:example.com?service=a&%73ervice=b")]
    public void Refuses_WhatIsNoDidUrl(string text) => Expect.Failure(ProblemCodes.DidUrlSyntax, DidUrlRequest.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("https://example.com")]
    [InlineData("bad:invalid")]
    [InlineData("/did:web:example.com")]
    public void Refuses_WhatHasNoDid(string text) => Expect.Failure(ProblemCodes.DidSyntax, DidUrlRequest.Parse(text));

    [Fact]
    public void Reads_NoMoreThan4096Characters()
    {
        var text = "did:web:example.com#";
        Expect.Success(DidUrlRequest.Parse(text.PadRight(4096, 'a')));
        Expect.Failure(ProblemCodes.DidUrlSyntax, DidUrlRequest.Parse(text.PadRight(4097, 'a')));
    }
}
