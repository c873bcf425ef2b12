using System.Text.Json;
using Untp.Core.Dids;
using Untp.Core.Problems;
using Untp.Core.Status;
using Untp.Core.Verification;

namespace Untp.Core.Tests.Verification;

/// <summary>The OpenBadges of the Digital Credentials Consortium through the whole pipeline, with the status lists that they name.</summary>
public sealed class DccFixtureReportTests
{
    private static readonly DateTimeOffset _now = new(2025, 1, 10, 0, 0, 0, TimeSpan.Zero);

    [NeedsFact(Part.Shared)]
    public async Task Agrees_OnSignaturesAndRefusesTheirStatusLists()
    {
        var (signed, valid, expired, shortLists) = (0, 0, 0, 0);
        var pipeline = new VerificationPipeline(
            new(new FixtureDids(), new FakeSchemaSource(new Scenario().SchemaAnswer), new FixtureLists(), new PublishedContexts()), new VerificationOptions(), new FixedClock(_now));
        foreach (var expected in Vectors.Read("vectors", "dcc-vc-fixtures", "expected.json").EnumerateObject())
        {
            var read = await pipeline.VerifyAsync(
                new VerificationRequest(Vectors.ReadBytes("vectors", "dcc-vc-fixtures", expected.Name)) { Scope = VerificationScope.DataModel }, CancellationToken.None);
            if (expected.Value.GetProperty("signature").GetString() == "notjson")
            {
                // The file is empty.
                Expect.Failure(ProblemCodes.RequestEmpty, read);
                continue;
            }

            var report = Expect.Success(read);
            Assert.Equal(CheckOutcome.Passed, Check(report, "proof.key").Outcome);
            Assert.Equal(CheckOutcome.Passed, Check(report, "proof.signature").Outcome);
            signed++;

            var hasStatus = expected.Value.GetProperty("status").GetArrayLength() > 0;
            var isExpired = expected.Value.GetProperty("validUntil").ValueKind == JsonValueKind.String;
            Assert.Equal(isExpired ? "CREDENTIAL_EXPIRED" : null, Code(Check(report, "credential.dates")));

            // A list of fewer than 131,072 entries shows who is meant, and this one is signed by another than the issuer.
            Assert.Equal(hasStatus ? "STATUS_LIST_LENGTH" : null, Code(Check(report, "status")));
            Assert.Equal(hasStatus || isExpired ? Outcome.Invalid : Outcome.Valid, report.Outcome);
            valid += report.Outcome == Outcome.Valid ? 1 : 0;
            expired += isExpired ? 1 : 0;
            shortLists += hasStatus ? 1 : 0;
        }

        Assert.Equal((13, 5, 2, 7), (signed, valid, expired, shortLists));
    }

    private static Finding Check(VerificationReport report, string name) => report.Checks.Single(check => check.Name == name).Finding;

    private static string? Code(Finding finding) => finding.Problems is [var first, ..] ? first.Code.Id : null;

    private sealed class FixtureDids : IDidSource
    {
        private readonly DidKeyDirectory _keys = new();

        public ValueTask<Lookup<DidDocument>> ResolveAsync(Did did, CancellationToken cancellationToken) => did.Method == "key"
            ? _keys.ResolveAsync(did, cancellationToken)
            : ValueTask.FromResult(Lookup<DidDocument>.Found(
                Expect.Success(DidDocumentReader.Read(Vectors.ReadBytes("vectors", "dcc-vc-fixtures", "dids", did.Value[(did.Value.LastIndexOf(':') + 1)..], "did.json"), did)), _now));
    }

    private sealed class FixtureLists : IStatusListSource
    {
        public ValueTask<Lookup<StatusListDocument>> FetchAsync(string url, CancellationToken cancellationToken)
        {
            var bytes = Vectors.ReadBytes("vectors", "dcc-vc-fixtures", "statusLists", "didkey-ed25519Signature2020", url[(url.LastIndexOf('/') + 1)..]);
            return ValueTask.FromResult(Lookup<StatusListDocument>.Found(new StatusListDocument(bytes, "application/json"), _now));
        }
    }
}
