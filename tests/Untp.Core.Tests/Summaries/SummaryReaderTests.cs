using System.Text.Json;
using Untp.Core.Credentials;
using Untp.Core.Summaries;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Summaries;

public sealed class SummaryReaderTests
{
    [NeedsFact(Part.Shared)]
    public void Reads_APassportOf070()
    {
        var summary = OfSample("0.7.0", "samples", "official", "dpp", "DigitalProductPassport_battery_instance.json");

        Assert.Equal([new("product", "https://id.sample-battery.example.com/product/bat-75kwh-2025", "75 kWh Li-ion Battery Pack", null, "2025-SZG-0342", "BAT-75-2025-00471")], summary.Subjects);
        Assert.Equal(
            [new("issuer", "did:web:sample-battery.example.com", "Sample Battery Mfg GmbH"), new SummaryParty("manufacturer", "did:web:sample-battery.example.com", "Sample Battery Mfg GmbH")],
            summary.Parties);
        var claim = summary.Claims[0];
        Assert.Equal(("https://sample-battery.example.com/claims/battery-carbon-2025", "Battery Carbon Footprint"), (claim.Id, claim.Name));
        Assert.Equal([new("greenhouse-gas-emissions", "https://vocabulary.uncefact.org/conformity-topic/greenhouse-gas-emissions", true)], claim.Topics);
        Assert.Equal([new("product-carbon-footprint", 61, "KGM", "B")], claim.Values);
        Assert.Equal(["https://eur-lex.europa.eu/eli/reg/2023/1542/oj"], claim.Standards.Select(standard => standard.Id));
        Assert.StartsWith("https://credentials.sample-cab.example.com/dcc/carbon-verification-bat", Assert.Single(claim.Evidence).Id, StringComparison.Ordinal);
        Assert.Null(claim.Conformance);
        Assert.Contains("/credentialSubject/characteristics", summary.Unmapped);
        Assert.Contains("/credentialSubject/materialProvenance", summary.Unmapped);
        Assert.DoesNotContain("/credentialSubject/performanceClaim", summary.Unmapped);
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("0.6.0")]
    [InlineData("0.6.1")]
    public void Reads_APassportOf06(string version)
    {
        var summary = OfSample(version, "samples", "official", "dpp.json");

        Assert.Equal([new("product", "https://id.gs1.org/01/09520123456788/21/12345", "EV battery 300Ah.", "09520123456788.21.12345", "6789", "12345678")], summary.Subjects);
        Assert.Equal(["issuer", "producer"], summary.Parties.Select(party => party.Role));
        Assert.Equal(2, summary.Claims.Count);
        var claim = summary.Claims[0];
        Assert.Equal("https://products.example-company.com/09520123456788/declarations/12345", claim.Id);
        Assert.Equal([new("greenhouse-gas-emissions", "environment.emissions", true)], claim.Topics);
        Assert.Equal(new SummaryValue("GHG emissions intensity", 10, "KGM", "BB"), claim.Values[0]);
        Assert.Equal(2, claim.Criteria.Count);
        Assert.True(claim.Conformance);
        Assert.Equal([new("https://files.example-certifier.com/1234567.json", "GBA rule book conformity certificate")], claim.Evidence);
        Assert.Contains("/credentialSubject/circularityScorecard", summary.Unmapped);
        Assert.Contains("/credentialSubject/conformityClaim/0/assessmentDate", summary.Unmapped);
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("0.6.1", "samples/official/dcc.json", "product facility party")]
    [InlineData("0.7.0", "samples/official/dcc/ConformityCredential_instance.json", "facility party")]
    public void Reads_AConformityCredential(string version, string path, string assessed)
    {
        var summary = OfSample(version, path.Split('/'));

        Assert.Equal("attestation", Assert.Single(summary.Subjects).Kind);
        Assert.Equal(["issuer", "issuedTo"], summary.Parties.Select(party => party.Role));
        Assert.Equal(assessed, string.Join(' ', summary.Claims[0].Subjects.Select(subject => subject.Kind).Distinct()));
        Assert.True(summary.Claims[0].Conformance);
        Assert.NotEmpty(summary.Claims[0].Values);
    }

    [NeedsFact(Part.Shared)]
    public void Reads_TheSampleOf020()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Shared, "seeds", "003_45c720d2f38e5881.txt")).ReplaceLineEndings("\n");
        var sample = text[(text.IndexOf("\nSample\n", StringComparison.Ordinal) + "\nSample\n".Length)..];
        var summary = SummaryReader.ReadSubject(StrictJson.Parse(sample[..(sample.LastIndexOf('}') + 1)]));

        Assert.Equal("attestation", Assert.Single(summary.Subjects).Kind);
        Assert.NotEmpty(summary.Claims);
        Assert.Contains(summary.Claims[0].Subjects, subject => subject is { Kind: "product", Id: "http://example.com", RegisteredId: "string" });
        Assert.Equal(("renewable-energy-use", "environment.energy", true), (summary.Claims[0].Topics[0].Topic, summary.Claims[0].Topics[0].Stated, summary.Claims[0].Topics[0].IsExact));
        Assert.True(summary.Claims[0].Conformance);
    }

    [Fact]
    public void Reads_ADeclarationOf050()
    {
        var summary = SummaryReader.ReadSubject(StrictJson.Parse("""
            {"id":"https://a.example/d","referenceStandard":{"id":"https://a.example/s","name":"S"},"assessmentCriteria":[{"id":"https://a.example/c","name":"C"}],
             "declaredValue":[{"metricName":"intensity","metricValue":{"value":5,"unit":"KGM"},"accuracy":0.1}],"conformance":false,"conformityTopic":"social.safety"}
            """));

        var claim = Assert.Single(summary.Claims);
        Assert.Equal([new("workplace-safety", "social.safety", false)], claim.Topics);
        Assert.Equal([new("intensity", 5, "KGM", null)], claim.Values);
        Assert.False(claim.Conformance);
        Assert.Equal(["/declaredValue/0/accuracy"], summary.Unmapped);
    }

    [NeedsFact(Part.Shared)]
    public void Reads_EverySample()
    {
        var root = Path.Combine(Repository.Shared, "documents", "untp");
        var credentials = Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories)
            .Where(file => file.Contains("samples", StringComparison.Ordinal))
            .Select(file => (File: file, Credential: new Credential(StrictJson.Parse(File.ReadAllBytes(file)))))
            .Where(sample => sample.Credential.UntpType is not null)
            .ToList();
        Assert.Equal(47, credentials.Count);
        Assert.All(credentials, sample =>
        {
            var summary = SummaryReader.Read(sample.Credential);
            Assert.NotEmpty(summary.Subjects);
            Assert.Equal("issuer", summary.Parties[0].Role);

            // The permit of a third party has topics of its own.
            Assert.All(summary.Claims, claim => Assert.True(claim.Topics.All(topic => topic.Topic is not null) || sample.File.Contains("third-party", StringComparison.Ordinal), sample.File));
            Assert.All(summary.Unmapped, pointer => Assert.True(Exists(sample.Credential.Json, pointer), $"{sample.File} {pointer}"));
        });
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[7,null,[]]")]
    [InlineData("""{"performanceClaim":7,"relatedParty":[null,{"party":7}],"product":[{"id":7}],"conformityClaim":[{"conformityTopic":[7],"declaredValue":[{"value":"x","metricValue":[]}]}]}""")]
    public void Reads_WhateverStandsThere(string subject) =>
        Assert.NotNull(SummaryReader.Read(new Credential(StrictJson.Parse($$"""{"credentialSubject":{{subject}} }"""))));

    [Fact]
    public void Unmapped_IsBounded()
    {
        var many = string.Join(',', Enumerable.Range(0, 1000).Select(i => $"\"m{i}\":1"));
        Assert.Equal(200, SummaryReader.ReadSubject(StrictJson.Parse($$"""{ {{many}} }""")).Unmapped.Count);
    }

    private static CredentialSummary OfSample(string version, params string[] path) => SummaryReader.Read(new Credential(Vectors.Read(["documents", "untp", version, .. path])));

    private static bool Exists(StrictJson json, string pointer) => pointer.Split('/').Skip(1).Aggregate((StrictJson?)json, (at, step) => at switch
    {
        { ValueKind: JsonValueKind.Object } node => node.TryGetProperty(step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal), out var value) ? value : null,
        { ValueKind: JsonValueKind.Array } items => items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)],
        _ => null,
    }) is not null;
}
