using Services.Tests.Issuer;

namespace Services.Tests.MainJob;

/// <summary>The table on each database, with and without Redis; each case over REST, NDJSON and gRPC on two replicas.</summary>
[Collection(JobStacksCollection.Name)]
public sealed class CredentialTableTests(JobStacks stacks)
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var version in TableRun.Versions)
            {
                foreach (var row in CredentialTable.Rows)
                {
                    cases.Add(row.Name, version);
                }
            }

            return cases;
        }
    }

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(Cases))]
    public Task Sqlite(string row, string version) => AssertAsync(Database.Sqlite, hasRedis: false, row, version);

    [NeedsTheory(Part.Shared, Part.Redis)]
    [MemberData(nameof(Cases))]
    public Task Sqlite_with_redis(string row, string version) => AssertAsync(Database.Sqlite, hasRedis: true, row, version);

    [NeedsTheory(Part.Shared, Part.Postgres)]
    [MemberData(nameof(Cases))]
    public Task Postgres(string row, string version) => AssertAsync(Database.Postgres, hasRedis: false, row, version);

    [NeedsTheory(Part.Shared, Part.Postgres, Part.Redis)]
    [MemberData(nameof(Cases))]
    public Task Postgres_with_redis(string row, string version) => AssertAsync(Database.Postgres, hasRedis: true, row, version);

    private async Task AssertAsync(Database database, bool hasRedis, string row, string version)
    {
        var expected = CredentialTable.Rows.Single(candidate => candidate.Name == row).Expected(version);

        var verdicts = (await stacks.RunAsync(database, hasRedis)).Of(row, version);

        Assert.Equal(6, verdicts.Count);
        Assert.All(verdicts, answer => Assert.Equal((answer.Door, expected), answer));
    }
}
