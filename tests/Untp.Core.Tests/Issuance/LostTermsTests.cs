using System.Text.Json;
using Untp.Core.Contexts;
using Untp.Core.Issuance;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Issuance;

public sealed class LostTermsTests
{
    [NeedsTheory(Part.Shared)]
    [InlineData("""{"id":"urn:x","name":"y"}""", "", "")]
    [InlineData("""{"id":"urn:x","colour":"y"}""", "", "TERM_UNDEFINED /credentialSubject/colour")]
    [InlineData("""{"id":"urn:x","colour":"y"}""", ",{\"colour\":\"https://example.com/colour\"}", "")]
    [InlineData("""{"id":"subject"}""", "", "IRI_RELATIVE /credentialSubject/id")]
    [InlineData("""{"id":"urn:x"}""", ",{\"VerifiableCredential\":\"https://example.com/Other\"}", "JSONLD_INVALID")]
    [InlineData("""{"id":"urn:x"}""", ",\"https://example.com/nobody\"", "CONTEXT_UNKNOWN")]
    public async Task Tells_WhatWouldBeLost(string subject, string contexts, string problem)
    {
        var document = StrictJson.Parse($$"""
            {"@context":["https://www.w3.org/ns/credentials/v2"{{contexts}}],"type":["VerifiableCredential"],"issuer":"urn:y","credentialSubject":{{subject}},"proof":{"anything":1} }
            """);

        var problems = await LostTerms.FindAsync(document, Contexts(), CancellationToken.None);

        Assert.StartsWith(problem, string.Join(';', problems.Select(found => $"{found.Code} {found.Pointer}")), StringComparison.Ordinal);
        Assert.Equal(problem.Length > 0, problems.Count > 0);
    }

    [NeedsFact(Part.Shared)]
    public async Task Refuses_ATypeThatMapsToNoUrl()
    {
        var document = StrictJson.Parse("""{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential","Nothing"],"issuer":"urn:y","credentialSubject":{"id":"urn:x"}}""");

        var problem = Assert.Single(await LostTerms.FindAsync(document, Contexts(), CancellationToken.None));

        Assert.Equal((ProblemCodes.IriRelative, "/type/1"), (problem.Code, problem.Pointer));
    }

    internal static ContextLoader Contexts() => new(new PublishedContexts(), TimeProvider.System);
}
