using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Services.Tests.Stack;
using Untp.Issuer;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Hosting;

namespace Services.Tests.Issuer;

/// <summary>An issuer in a process of its own, killed again and again under load.</summary>
public sealed class KillTests(IssuerDatabases databases) : IClassFixture<IssuerDatabases>
{
    private const int Kills = 20;
    private const int Callers = 8;
    private const int AcknowledgedAKill = 40;

    private readonly ConcurrentDictionary<string, (string Credential, string List, long Index)> _issued = new();
    private readonly ConcurrentDictionary<string, bool> _revoked = new();

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Nothing_acknowledged_is_lost(Database database)
    {
        var connection = await databases.NewConnectionAsync(database);
        var port = RedisServer.FindFreePort();
        using var tokens = new ServiceTokens(new ServiceName("gateway"), new ServiceIdentityOptions { TokenKey = InProcessStack.TokenKey, TokenLifetime = TimeSpan.FromMinutes(30) }, TimeProvider.System);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        http.DefaultRequestHeaders.Add(ServiceTokens.Header, tokens.Create("issuer", new Caller("dev", "key-1", "issue")));
        var issuer = new IssuerClient(null, http, null);

        string? did = null;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = await StartAsync(connection, port, http);
            did ??= await issuer.CreateDidAsync();
            var before = _issued.Count + _revoked.Count;
            using var ended = new CancellationTokenSource();
            var callers = Enumerable.Range(0, Callers).Select(_ => CallUntilItDiesAsync(issuer, did, ended.Token)).ToArray();
            while (_issued.Count + _revoked.Count - before < AcknowledgedAKill)
            {
                Assert.False(process.HasExited);
                await Task.Yield();
                await Task.WhenAny(callers.Append(Task.Delay(5)));
            }

            process.Kill();
            await process.WaitForExitAsync();
            await ended.CancelAsync();
            await Task.WhenAll(callers);
        }

        using var last = await StartAsync(connection, port, http);
        try
        {
            Assert.True(_issued.Count >= Kills * AcknowledgedAKill / 3 && _revoked.Count >= Kills, $"{_issued.Count} issued, {_revoked.Count} revoked");
            Assert.Equal(_issued.Count, _issued.Values.Select(issued => (issued.List, issued.Index)).Distinct().Count());
            foreach (var (id, issued) in _issued)
            {
                Assert.Equal(issued.Credential, await http.GetStringAsync($"/v1/credentials?id={Uri.EscapeDataString(id)}"));
            }

            var lists = new Dictionary<string, Untp.Core.Status.BitstringStatusList>();
            foreach (var id in _revoked.Keys)
            {
                var (_, list, index) = _issued[id];
                lists.TryAdd(list, lists.GetValueOrDefault(list) ?? await issuer.BitsAsync(list));
                Assert.True(lists[list][index].Value, $"The revocation of {id} is lost.");
                Assert.Single((await issuer.StatusAsync(id))["history"]!.AsArray());
            }
        }
        finally
        {
            last.Kill();
        }
    }

    private async Task CallUntilItDiesAsync(IssuerClient issuer, string did, CancellationToken ended)
    {
        try
        {
            for (var i = 0; !ended.IsCancellationRequested; i++)
            {
                var body = await issuer.IssueAsync(IssuerClient.Credential(did), "revocation");
                var entry = body["status"]![0]!;
                var id = body["id"]!.GetValue<string>();
                _issued[id] = (body["credential"]!.GetValue<string>(), entry["statusListCredential"]!.GetValue<string>(), entry["statusListIndex"]!.GetValue<long>());
                if (i % 2 == 0)
                {
                    await issuer.RevokeAsync(id);
                    _revoked[id] = true;
                }
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // It died before it could acknowledge.
        }
    }

    private static async Task<Process> StartAsync(string connection, int port, HttpClient http)
    {
        var command = new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", Path.ChangeExtension(Assembly, "runtimeconfig.json"), "--depsfile", Path.ChangeExtension(Assembly, "deps.json"), Assembly, .. IssuerDatabases.Arguments(connection), "--urls", $"http://127.0.0.1:{port}"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        command.Environment["TieredPGO"] = "0";
        var process = Process.Start(command)!;
        var errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await ticks.WaitForNextTickAsync())
        {
            Assert.False(process.HasExited, process.HasExited ? await errors : "");
            try
            {
                using var answer = await http.GetAsync("/alive");
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    break;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        return process;
    }

    private static string Assembly { get; } = Path.Combine(Repository.Root, "src", "Issuer.Service", "bin", Configuration, "net10.0", Path.GetFileName(typeof(IssuerHost).Assembly.Location));

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
}
