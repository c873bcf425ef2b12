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

        Assert.Equal([new("product", "https://id.sample-battery.example.com/product/bat-75kwh-2025", "75 kWh Li-ion Battery Pack", null, "2025-SZG-0342", "BAT-75-2025-00471", new("https://facility-register.example.com/fac-003", "Sample Battery Factory"))], summary.Subjects);
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
        Assert.Contains("/credentialSubject/packaging", summary.Unmapped);
        Assert.DoesNotContain("/credentialSubject/performanceClaim", summary.Unmapped);
        Assert.DoesNotContain("/credentialSubject/producedAtFacility", summary.Unmapped);
        Assert.Contains("/credentialSubject/producedAtFacility/registeredId", summary.Unmapped);
    }

    [NeedsFact(Part.Shared)]
    public void Reads_MaterialsAndCharacteristicsOf070()
    {
        var summary = OfSample("0.7.0", "samples", "official", "dpp", "DigitalProductPassport_battery_instance.json");

        Assert.Equal(["Copper cathode", "Cobalt sulphate", "Lithium carbonate", "Nickel sulphate", "Graphite (anode material)", "Other components (electrolyte, separator, casing, BMS)"], summary.Materials.Select(material => material.Name));
        Assert.Equal(
            new("Copper cathode", new("41521", "Unwrought copper", "https://unstats.un.org/unsd/classifications/Econ/cpc/"), "JP", 0.08, new(36, "KGM"), 0.12, false, null),
            summary.Materials[0]);
        Assert.Equal(["JP", "CD", "CL", "ID", "MZ", "DE"], summary.Materials.Select(material => material.OriginCountry));
        Assert.Equal([0.08, 0.05, 0.12, 0.35, 0.18, 0.22], summary.Materials.Select(material => material.MassFraction!.Value));
        Assert.Equal([0.12, 0.16, 0.06, 0.08, 0, 0.25], summary.Materials.Select(material => material.RecycledFraction!.Value));
        Assert.Contains("/credentialSubject/materialProvenance/0/originCountry/countryName", summary.Unmapped);
        Assert.DoesNotContain("/credentialSubject/materialProvenance", summary.Unmapped);

        Assert.Equal(21, summary.Characteristics.Count);
        Assert.All<SummaryCharacteristic>(
            [
                new("/batteryChemistry", Text: "NMC 811 (LiNi0.8Mn0.1Co0.1O2)"),
                new("/ratedCapacity", 150, "Ah"),
                new("/initialInternalResistance/cell", 0.8, "mOhm"),
                new("/expectedLifetimeCycles", 1500),
                new("/temperatureRangeIdleState/lower", -20),
                new("/temperatureRangeIdleState/unit", Text: "CEL"),
                new("/warrantyPeriodMonths", 96),
            ],
            expected => Assert.Contains(expected, summary.Characteristics));
        Assert.DoesNotContain(summary.Unmapped, pointer => pointer.StartsWith("/credentialSubject/characteristics", StringComparison.Ordinal));
    }

    [NeedsFact(Part.Shared)]
    public void Reads_WhatAFacilityConsumed()
    {
        var summary = OfSample("0.7.0", "samples", "pre-release-2026-04-03", "dfr", "DigitalFacilityRecord_battery_instance.json");

        Assert.Equal(["Copper cathode", "Lithium carbonate", "Nickel sulphate", "Graphite (anode material)"], summary.Materials.Select(material => material.Name));
        Assert.Equal(
            new("Nickel sulphate", new("14230", "Nickel ores and concentrates", "https://unstats.un.org/unsd/classifications/Econ/cpc/"), "ID", 0.35, new(14_000_000, "KGM"), 0.08, false, null),
            summary.Materials[2]);
        Assert.Contains("/credentialSubject/materialUsage/applicablePeriod", summary.Unmapped);
        Assert.Empty(summary.Characteristics);
    }

    [NeedsFact(Part.Shared)]
    public void Reads_CharacteristicsOf061()
    {
        var summary = OfSample("0.6.1", "samples", "test-suite-mocha", "extensions", "digital-livestock-passport-simple-working-context.json");

        Assert.Equal(
            [
                new("/sex", Text: "M"), new("/sexCharacteristic", Text: "S"), new("/breed/0", Text: "AA"), new("/liveWeight", 580),
                new("/fatScore", Text: "3"), new("/muscleScore", Text: "A"), new("/frameSize", Text: "7"), new SummaryCharacteristic("/maturity", Text: "moderate"),
            ],
            summary.Characteristics);
        Assert.Equal(new SummaryValue("carbonFootprint", 12.5, "KGM", null, "KGM"), summary.Claims.Single(claim => claim.Name == "emissionsScorecard").Values[0]);
        Assert.Empty(summary.Materials);
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("0.6.0")]
    [InlineData("0.6.1")]
    public void Reads_APassportOf06(string version)
    {
        var summary = OfSample(version, "samples", "official", "dpp.json");

        Assert.Equal([new("product", "https://id.gs1.org/01/09520123456788/21/12345", "EV battery 300Ah.", "09520123456788.21.12345", "6789", "12345678", new("https://sample-facility-register.com/1234567", "Greenacres battery factory"))], summary.Subjects);
        Assert.Equal(["issuer", "producer"], summary.Parties.Select(party => party.Role));
        Assert.Equal(6, summary.Claims.Count);
        var claim = summary.Claims[0];
        Assert.Equal("https://products.example-company.com/09520123456788/declarations/12345", claim.Id);
        Assert.Equal([new("greenhouse-gas-emissions", "environment.emissions", true)], claim.Topics);
        Assert.Equal(new SummaryValue("GHG emissions intensity", 10, "KGM", "BB"), claim.Values[0]);
        Assert.Equal(2, claim.Criteria.Count);
        Assert.True(claim.Conformance);
        Assert.Equal([new("https://files.example-certifier.com/1234567.json", "GBA rule book conformity certificate")], claim.Evidence);
        Assert.Equal(["emissionsScorecard", "circularityScorecard", "Spinning", "Spinning"], summary.Claims.Skip(2).Select(card => card.Name));
        Assert.Equal([new("carbonFootprint", 1.8, "KGM", null, "KGM"), new("primarySourcedRatio", 0.3, null, null)], summary.Claims[2].Values);
        Assert.Equal("https://www.globalbattery.org/media/publications/gba-rulebook-v2.0-master.pdf", Assert.Single(summary.Claims[2].Standards).Id);
        Assert.Equal(["recyclableContent 0.5", "recycledContent 0.3", "utilityFactor 1.2", "materialCircularityIndicator 0.67"], summary.Claims[3].Values.Select(value => FormattableString.Invariant($"{value.Metric} {value.Value}")));
        Assert.Equal([new("verifiedRatio", 0.5, null, null)], summary.Claims[4].Values);
        Assert.Equal(2, summary.Claims[4].Evidence.Count);
        var lithium = new SummaryMaterial(
            "Lithium Spodumene", new("46410", "Primary cells and primary batteries", "https://unstats.un.org/unsd/classifications/Econ/cpc/"), "AU", 0.2, new(10, "KGM"), 0.5, false,
            new("https://files.example-certifier.com/1234567.json", "GBA rule book conformity certificate"));
        Assert.Equal([lithium, lithium], summary.Materials);
        Assert.Empty(summary.Characteristics);
        Assert.All<string>(
            ["/credentialSubject/materialsProvenance/1/symbol", "/credentialSubject/emissionsScorecard/operationalScope", "/credentialSubject/circularityScorecard/repairInformation"],
            pointer => Assert.Contains(pointer, summary.Unmapped));
        Assert.DoesNotContain("/credentialSubject/emissionsScorecard/declaredUnit", summary.Unmapped);
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
        Assert.NotEmpty(summary.Evidence);
        Assert.All(summary.Evidence, evidence => Assert.StartsWith("https://", evidence.Id, StringComparison.Ordinal));
    }

    [NeedsFact(Part.Shared)]
    public void Reads_TheSampleOf020()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Shared, "seeds", "003_45c720d2f38e5881.txt")).ReplaceLineEndings("\n");
        var sample = text[(text.IndexOf("\nSample\n", StringComparison.Ordinal) + "\nSample\n".Length)..];
        var summary = SummaryReader.ReadSubject(StrictJson.Parse(sample[..(sample.LastIndexOf('}') + 1)]));

        Assert.Equal("attestation", Assert.Single(summary.Subjects).Kind);
        Assert.NotEmpty(summary.Claims);
        Assert.Equal([new("http://example.com", null), new("http://example.com", null)], summary.Evidence);
        Assert.Contains(summary.Claims[0].Subjects, subject => subject is { Kind: "product", Id: "http://example.com", RegisteredId: "string" });
        Assert.Equal(("renewable-energy-use", "environment.energy", true), (summary.Claims[0].Topics[0].Topic, summary.Claims[0].Topics[0].Stated, summary.Claims[0].Topics[0].IsExact));
        Assert.True(summary.Claims[0].Conformance);
        Assert.Empty(summary.Materials);
        Assert.Empty(summary.Characteristics);
    }

    [Fact]
    public void Reads_APassportOf050()
    {
        var summary = SummaryReader.ReadSubject(StrictJson.Parse("""
            {"product":{"id":"https://a.example/p","batchNumber":"7"},"emissionsScorecard":{"declaredUnit":"EA","carbonFootprint":3},
             "materialsProvenance":{"name":"Lithium","originCountry":"AU","materialType":{"code":"46410"},"massFraction":0.2,"massAmount":{"value":10,"unit":"KGM"},
             "recycledAmount":0.5,"hazardous":true,"materialSafetyInformation":{"linkURL":"https://a.example/s","linkName":"S"}}}
            """));

        Assert.Equal(new("Lithium", new("46410", null, null), "AU", 0.2, new(10, "KGM"), 0.5, true, new("https://a.example/s", "S")), Assert.Single(summary.Materials));
        Assert.Equal([new("carbonFootprint", 3, "KGM", null, "EA")], Assert.Single(summary.Claims).Values);
        Assert.Empty(summary.Unmapped);
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

    [Theory]
    [InlineData("""{"id":"x:1","name":"F"}""", "x:1", "")]
    [InlineData("""[{"id":"x:1"}]""", "x:1", "")]
    [InlineData("""[{"id":"x:1"},{"id":"x:2"}]""", null, "/producedAtFacility")]
    [InlineData("\"x:1\"", null, "/producedAtFacility")]
    public void Reads_OneFacilityOfProduction(string facility, string? id, string unmapped)
    {
        var summary = SummaryReader.ReadSubject(StrictJson.Parse($$"""{"productCategory":[],"producedAtFacility":{{facility}}}"""));

        Assert.Equal(id, Assert.Single(summary.Subjects).ProducedAt?.Id);
        Assert.Equal(unmapped.Length > 0, summary.Unmapped.Contains("/producedAtFacility"));
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
    [InlineData("""{"performanceClaim":7,"relatedParty":[null,{"party":7}],"materialProvenance":[7,{"originCountry":[7],"mass":[],"materialType":7}],"characteristics":[],"product":[{"id":7}],"conformityClaim":[{"conformityTopic":[7],"declaredValue":[{"value":"x","metricValue":[]}]}]}""")]
    public void Reads_WhateverStandsThere(string subject) =>
        Assert.NotNull(SummaryReader.Read(new Credential(StrictJson.Parse($$"""{"credentialSubject":{{subject}} }"""))));

    [Theory]
    [InlineData("""{"a":{"value":1,"unit":"KGM","tolerance":2}}""", "/a/value 1, /a/unit KGM, /a/tolerance 2", "")]
    [InlineData("""{"a":{"value":"x","unit":"KGM"},"b":true}""", "/a/value x, /a/unit KGM, /b True", "")]
    [InlineData("""{"a":[1,[{"b/c":2}]],"type":"Characteristics","d":{"type":"e"}}""", "/a/0 1, /a/1/0/b~1c 2, /d/type e", "")]
    [InlineData("""{"a":null,"b":{},"c":[],"d":[null]}""", "", "/characteristics/a /characteristics/b /characteristics/c /characteristics/d/0")]
    [InlineData("7", "", "/characteristics")]
    public void Reads_CharacteristicsOfAnyNesting(string characteristics, string found, string unmapped)
    {
        var summary = SummaryReader.ReadSubject(StrictJson.Parse($$"""{"id":"x:1","characteristics":{{characteristics}} }"""));

        Assert.Equal(found, string.Join(", ", summary.Characteristics.Select(one => FormattableString.Invariant($"{one.Path} {one.Number}{one.Text}{one.Flag}"))));
        Assert.Equal(unmapped, string.Join(' ', summary.Unmapped));
    }

    [Fact]
    public void Characteristics_AreBounded()
    {
        var many = string.Join(',', Enumerable.Range(0, 300).Select(i => $"\"m{i}\":1"));
        var summary = SummaryReader.ReadSubject(StrictJson.Parse($$"""{"characteristics":{ {{many}} } }"""));
        Assert.Equal((200, 100, "/characteristics/m200"), (summary.Characteristics.Count, summary.Unmapped.Count, summary.Unmapped[0]));
    }

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
