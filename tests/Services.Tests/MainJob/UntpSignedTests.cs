using System.Text;
using Services.Tests.Issuer;
using Services.Tests.ServiceDefaults;

namespace Services.Tests.MainJob;

/// <summary>Real UNTP passports of another party's software through the whole stack, at a moment when they were young; of their servers only the DID document is left.</summary>
public sealed class UntpSignedTests : IAsyncLifetime
{
    private readonly IssuerDatabases _databases = new();
    private JobStack? _stack;

    public async Task InitializeAsync()
    {
        if (!Directory.Exists(Repository.Shared))
        {
            return;
        }

        _stack = await JobStack.StartAsync(await _databases.NewConnectionAsync(Database.Sqlite), hasRedis: false, new ManualTime(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        _stack.Web.Publish("https://uncefact.github.io/project-vckit/test-and-development/did.json", "application/json", await ReadAsync("did.json"));
    }

    public async Task DisposeAsync()
    {
        if (_stack is not null)
        {
            await _stack.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await _databases.DisposeAsync();
    }

    // The list of the first lies at http://localhost, where nobody is sent; that of the second at a server that is gone.
    [NeedsTheory(Part.Shared)]
    [InlineData("0046eea8f45b", "status inconclusive EGRESS_BLOCKED")]
    [InlineData("c7a5a8c725f3", "schema inconclusive SCHEMA_UNKNOWN, status inconclusive STATUS_LIST_UNAVAILABLE")]
    public async Task Everything_but_its_servers_is_decided(string name, string faults)
    {
        var jwt = await ReadAsync($"{name}.jwt");

        Assert.All(await AskAsync(jwt), verdict => Assert.Equal(new Verdict("indeterminate", faults, "unknown"), verdict));
        Assert.All(await AskAsync(Bend.Signature(jwt)), verdict => Assert.Equal(("invalid", $"proof.signature failed PROOF_SIGNATURE_INVALID, {faults}"), (verdict.Outcome, verdict.Faults)));
    }

    private static async Task<string> ReadAsync(string file) => (await File.ReadAllTextAsync(Path.Combine(Repository.Shared, "vectors", "untp-signed", file), Encoding.UTF8)).Trim();

    private async Task<IReadOnlyList<Verdict>> AskAsync(string jwt)
    {
        var verdicts = new List<Verdict>();
        foreach (var transport in Enum.GetValues<Transport>())
        {
            verdicts.Add(await Asking.AskAsync(_stack!.Verifiers[0], transport, new Question(jwt)));
        }

        return verdicts;
    }
}
