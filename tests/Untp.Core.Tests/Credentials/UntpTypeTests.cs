using Untp.Core.Credentials;

namespace Untp.Core.Tests.Credentials;

public sealed class UntpTypeTests
{
    private const string Base = "https://www.w3.org/ns/credentials/v2";

    [Theory]
    [InlineData("DigitalProductPassport", "https://test.uncefact.org/vocabulary/untp/dpp/0.6.0/", "0.6.0")]
    [InlineData("DigitalProductPassport", "https://test.uncefact.org/vocabulary/untp/dpp/0.6.0/context/", "0.6.0")]
    [InlineData("DigitalConformityCredential", "https://test.uncefact.org/vocabulary/untp/dcc/0.6.1/", "0.6.1")]
    [InlineData("DigitalFacilityRecord", "https://test.uncefact.org/vocabulary/untp/dfr/0.6.1/context/", "0.6.1")]
    [InlineData("DigitalTraceabilityEvent", "https://test.uncefact.org/vocabulary/untp/dte/0.6.0/", "0.6.0")]
    [InlineData("DigitalIdentityAnchor", "https://test.uncefact.org/vocabulary/untp/dia/0.6.1/", "0.6.1")]
    [InlineData("DigitalProductPassport", "https://test.uncefact.org/vocabulary/untp/dpp/0.6.0-beta1/", "0.6.0-beta1")]
    [InlineData("DigitalProductPassport", "https://vocabulary.uncefact.org/untp/0.7.0/context/", "0.7.0")]
    [InlineData("DigitalIdentityAnchor", "https://vocabulary.uncefact.org/untp/0.7.0/context/", "0.7.0")]
    [InlineData("DigitalIdentityAnchor", "https://vocabulary.uncefact.org/untp/9.9.9/context/", "9.9.9")]
    public void Reads_TypeAndVersion(string type, string context, string version)
    {
        var expected = new UntpType(type, version);

        Assert.Equal(expected, UntpType.Of([type, "VerifiableCredential"], [Base, context]));
        Assert.Equal(expected, UntpType.Of(["VerifiableCredential", "Other", type], [Base, "https://example.com/x", context]));
    }

    [Theory]
    [InlineData("https://vocabulary.uncefact.org/untp/0.7.0/context")]
    [InlineData("https://vocabulary.uncefact.org/untp/0.7.0/")]
    [InlineData("https://vocabulary.uncefact.org/untp//context/")]
    [InlineData("https://vocabulary.uncefact.org/untp/0.7.0/x/context/")]
    [InlineData("https://vocabulary.uncefact.org/untp/0.7.0/context/?x")]
    [InlineData("https://vocabulary.uncefact.org/untp/0.7.0/context/#x")]
    [InlineData("https://vocabulary.uncefact.org/untp/0.7.0/context/\n")]
    [InlineData(" https://vocabulary.uncefact.org/untp/0.7.0/context/")]
    [InlineData("http://vocabulary.uncefact.org/untp/0.7.0/context/")]
    [InlineData("HTTPS://vocabulary.uncefact.org/untp/0.7.0/context/")]
    [InlineData("https://vocabulary.uncefact.org.evil.example/untp/0.7.0/context/")]
    [InlineData("https://evil.example/https://vocabulary.uncefact.org/untp/0.7.0/context/")]
    [InlineData("https://vocabulary.uncefact.org@evil.example/untp/0.7.0/context/")]
    [InlineData("https://vocabularyxuncefact.org/untp/0.7.0/context/")]
    [InlineData("https://vocabulary.uncefact.org:444/untp/0.7.0/context/")]
    [InlineData("https://vocabulary.uncefact.org/untp/0.7.0%2Fcontext/")]
    [InlineData("https://vocabulary.uncefact.org/untp/123456789012345678901234567890123/context/")]
    [InlineData("https://test.uncefact.org/vocabulary/untp/dpp/0.6.0")]
    [InlineData("https://test.uncefact.org/vocabulary/untp/dpp/0.6.0/context")]
    [InlineData("https://test.uncefact.org/vocabulary/untp/svc/0.6.1/")]
    [InlineData("https://test.uncefact.org/vocabulary/untp/DPP/0.6.1/")]
    [InlineData("https://test.uncefact.org/untp/dpp/0.6.1/")]
    [InlineData("https://test.uncefact.org.evil.example/vocabulary/untp/dpp/0.6.1/")]
    [InlineData(Base)]
    [InlineData("")]
    public void Reads_NoVersionFromOtherContexts(string context) => Assert.Null(UntpType.Of(["DigitalProductPassport"], [Base, context]));

    [Theory]
    [InlineData("VerifiableCredential")]
    [InlineData("digitalProductPassport")]
    [InlineData("DigitalProductPassport ")]
    [InlineData("DigitalProductPassportX")]
    [InlineData("ConformityScheme")]
    public void Reads_NoOtherType(string type) => Assert.Null(UntpType.Of([type], [Base, "https://vocabulary.uncefact.org/untp/0.7.0/context/"]));

    [Fact]
    public void Reads_NothingWhereOneIsMissing()
    {
        Assert.Null(UntpType.Of([], ["https://vocabulary.uncefact.org/untp/0.7.0/context/"]));
        Assert.Null(UntpType.Of(["DigitalProductPassport"], []));
    }

    [NeedsFact(Part.Shared)]
    public void Knows_EverySpellingOfThePublishedContexts()
    {
        var read = 0;
        foreach (var document in SharedDocuments.OfKind("context"))
        {
            var (version, type) = (document.UntpVersion, document.CredentialType!);
            if (version is not ("0.6.0" or "0.6.1" or "0.7.0") || type.Contains("SVC", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var context in document.Aliases.Prepend(document.Url!))
            {
                Assert.Equal(version, UntpType.Of([type == "all" ? "DigitalProductPassport" : type], [context])?.Version);
                read++;
            }
        }

        Assert.Equal(21, read);
    }
}
