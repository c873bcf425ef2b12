using Untp.Core.Credentials;
using Untp.Core.Dids;
using Untp.Core.Problems;
using Untp.Core.Schemas;
using Untp.Core.Status;
using Untp.Core.Verification;

namespace Untp.Core.Tests.Verification;

/// <summary>Real UNTP passports, signed by another party's software: all that can be decided without their servers is decided.</summary>
public sealed class ForeignSignedTests
{
    private static readonly DateTimeOffset _at = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [NeedsTheory(Part.Shared)]
    [InlineData("0046eea8f45b", "0.6.0", CheckOutcome.Passed, null)]
    [InlineData("c7a5a8c725f3", "0.6.0-beta1", CheckOutcome.Inconclusive, "SCHEMA_UNKNOWN")]
    public async Task Reports_WhatIsKnown(string name, string version, CheckOutcome schema, string? schemaCode)
    {
        var report = await VerifyAsync(await ReadAsync($"{name}.jwt"));

        Assert.Equal(Outcome.Indeterminate, report.Outcome);
        Assert.Equal(new UntpType("DigitalProductPassport", version), report.UntpType);
        Assert.All((string[])["envelope", "json", "credential.shape", "credential.dates", "credential.claims", "proof.key", "proof.signature"], check => Assert.Equal(CheckOutcome.Passed, Finding(report, check).Outcome));
        Assert.Equal((schema, schemaCode), (Finding(report, "schema").Outcome, Finding(report, "schema").Problems is [var problem] ? problem.Code.Id : null));
        Assert.Equal((CheckOutcome.Inconclusive, "STATUS_LIST_UNAVAILABLE"), (Finding(report, "status").Outcome, Finding(report, "status").Problems[0].Code.Id));
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("0046eea8f45b")]
    [InlineData("c7a5a8c725f3")]
    public async Task Refuses_AChangedSignature(string name)
    {
        var token = await ReadAsync($"{name}.jwt");
        token[^10] = (byte)(token[^10] == 'A' ? 'B' : 'A');

        var report = await VerifyAsync(token);

        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Equal(ProblemCodes.ProofSignatureInvalid, Finding(report, "proof.signature").Problems[0].Code);
    }

    private static Finding Finding(VerificationReport report, string check) => report.Checks.Single(result => result.Name == check).Finding;

    private static async Task<byte[]> ReadAsync(string file)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Repository.Shared, "vectors", "untp-signed", file));
        return bytes.AsSpan().TrimEnd("\r\n"u8).ToArray();
    }

    private static async Task<VerificationReport> VerifyAsync(byte[] token)
    {
        var did = Did.Parse("did:web:uncefact.github.io:project-vckit:test-and-development").Value!;
        var document = Expect.Success(DidDocumentReader.Read(await ReadAsync("did.json"), did));
        var schema = await File.ReadAllBytesAsync(Path.Combine(Repository.Shared, "documents", "untp", "0.6.0", "schema", "dpp.json"));
        var pipeline = new VerificationPipeline(
            new(
                new FakeDidSource(Lookup<DidDocument>.Found(document, _at)),
                new OneSchema(new UntpType("DigitalProductPassport", "0.6.0"), Expect.Success(CredentialSchema.Compile(schema))),
                new FakeStatusListSource(Lookup<StatusListDocument>.Unreachable(new(ProblemCodes.StatusListUnavailable, "Its server is not there."))),
                new PublishedContexts()),
            new VerificationOptions(),
            new FixedClock(_at));
        return Expect.Success(await pipeline.VerifyAsync(new VerificationRequest(token), CancellationToken.None));
    }

    private sealed class OneSchema(UntpType known, CredentialSchema schema) : ISchemaSource
    {
        public ValueTask<Lookup<CredentialSchema>> FindAsync(UntpType type, CancellationToken cancellationToken) => ValueTask.FromResult(type == known
            ? Lookup<CredentialSchema>.Found(schema, _at)
            : Lookup<CredentialSchema>.None(new(ProblemCodes.SchemaUnknown, "None is known.")));
    }
}
