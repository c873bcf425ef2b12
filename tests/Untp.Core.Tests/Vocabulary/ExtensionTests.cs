using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Credentials;
using Untp.Core.Issuance;
using Untp.Core.Problems;
using Untp.Core.Schemas;
using Untp.Core.Vocabulary;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Vocabulary;

/// <summary>The battery passport: an extension of the product passport, judged by its own schema and by that of UNTP.</summary>
public sealed class ExtensionTests
{
    [Fact]
    public void Accepts_ABatteryPassportByBothSchemas()
    {
        var passport = Passport();

        Assert.Equal(["DigitalProductPassport", "BatteryPassport"], Schemas(passport).Select(schema => schema.Root!).OrderDescending(StringComparer.Ordinal));
        Assert.All(Schemas(passport), schema => Assert.Empty(Judge(schema, passport)));
    }

    [Theory]
    [InlineData("stateOfHealth", "1.2")]
    [InlineData("cycleCount", "-1")]
    [InlineData("cycleCount", "1.5")]
    [InlineData("batteryCategory", "\"toy\"")]
    [InlineData("chemistry", "7")]
    [InlineData("ratedCapacity", "{\"value\":75}")]
    [InlineData("chemistry", null)]
    [InlineData("ratedCapacity", null)]
    public void Rejects_WhatOnlyTheExtensionKnows(string name, string? value)
    {
        var passport = Passport();
        var subject = passport["credentialSubject"]!.AsObject();
        subject.Remove(name);
        if (value is not null)
        {
            subject[name] = JsonNode.Parse(value);
        }

        Assert.Equal(["BatteryPassport"], Schemas(passport).Where(schema => Judge(schema, passport).Count > 0).Select(schema => schema.Root!));
    }

    [Theory]
    [InlineData("idGranularity")]
    [InlineData("producedAtFacility")]
    public void Rejects_WhatTheCoreDemandsByBothSchemas(string name)
    {
        var passport = Passport();
        passport["credentialSubject"]!.AsObject().Remove(name);

        Assert.All(Schemas(passport), schema => Assert.NotEmpty(Judge(schema, passport)));
    }

    [Fact]
    public void Returns_TheCoreSchemaAlone_WhenThePassportDoesNotClaimTheExtension()
    {
        var passport = Passport();
        passport["@context"]!.AsArray().RemoveAt(2);

        Assert.Equal("DigitalProductPassport", Assert.Single(Schemas(passport)).Root);
    }

    [Theory]
    [InlineData("0.93", null)]
    [InlineData("1.2", "/credentialSubject/stateOfHealth")]
    public async Task Judges_ByBothSchemas_WhenIssued(string stateOfHealth, string? pointer)
    {
        var passport = Passport();
        passport["credentialSubject"]!["stateOfHealth"] = JsonNode.Parse(stateOfHealth);
        var problems = await IssuanceRules.CheckSchemaAsync(new Credential(StrictJson.Parse(passport.ToJsonString())), new TableSchemas(), CancellationToken.None);

        Assert.Equal(pointer is null ? [] : [pointer], problems.Select(problem => problem.Pointer));
    }

    [Fact]
    public void Adds_TheAttributesOfBatteryPass()
    {
        var battery = Vocabularies.Tables.Single(table => table.Family == "untp-battery").Find("Battery")!;

        Assert.Equal(19, battery.Own.Count);
        Assert.All<string>(["stateOfHealth", "cycleCount", "chemistry", "ratedCapacity"], name => Assert.Contains(battery.Own, property => property.Name == name));
        Assert.DoesNotContain(battery.Own, own => battery.Parent!.Properties.Any(core => core.Name == own.Name));
    }

    private static IReadOnlyList<PublishedDocument> Schemas(JsonObject passport)
    {
        var credential = new Credential(StrictJson.Parse(passport.ToJsonString()));
        return Vocabularies.FindSchemas([.. credential.Types], [.. passport["@context"]!.AsArray().Select(context => (string)context!)]);
    }

    private static IReadOnlyList<Problem> Judge(PublishedDocument schema, JsonObject passport) =>
        CredentialSchema.Compile(schema.Generated.Span).Value!.Validate(StrictJson.Parse(passport.ToJsonString()));

    private static JsonObject Passport() => JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "samples", "battery", "battery-passport-0.1.0.json")))!.AsObject();

    private sealed class TableSchemas : ISchemaSource
    {
        public ValueTask<Lookup<CredentialSchema>> FindAsync(UntpType type, CancellationToken cancellationToken) =>
            ValueTask.FromResult(Lookup<CredentialSchema>.Found(CredentialSchema.Compile(Vocabularies.FindSchema(type)!.Generated.Span).Value!, DateTimeOffset.UnixEpoch));
    }
}
