using System.Collections.Concurrent;
using System.Net;
using Grpc.Core;
using Services.Tests.ServiceDefaults;
using Untp.Contracts.Issuer.V1;

namespace Services.Tests.Issuer;

/// <summary>PostgreSQL itself is killed again and again under load: callers are told, nothing acknowledged is lost, and the issuer goes on by itself.</summary>
public sealed class PostgresOutageTests
{
    private const int Kills = 5;
    private const int Callers = 8;
    private const int AcknowledgedAKill = 60;
    private const int RefusedAKill = 20;

    private readonly ConcurrentDictionary<string, (string Credential, string List, long Index)> _issued = new();
    private readonly ConcurrentDictionary<string, bool> _revoked = new();
    private int _refused;

    [NeedsFact(Part.Postgres)]
    public async Task Nothing_acknowledged_is_lost_and_callers_see_503()
    {
        using var postgres = await PostgresServer.StartAsync();
        await using var app = await IssuerDatabases.StartAsync(await postgres.CreateDatabaseAsync("issuer"));
        using var logs = new CapturedLogs();
        var running = IssuerDatabases.Running(app);
        logs.AddTo(running);
        var issuer = new IssuerClient(app, running.RestClient(), running.Invoker());
        var did = await issuer.CreateDidAsync();
        using var ended = new CancellationTokenSource();
        Task[] callers = [.. Enumerable.Range(0, Callers).Select(_ => CallAsync(issuer, did, ended.Token))];

        for (var kill = 0; kill < Kills; kill++)
        {
            // Each round waits for what was acknowledged since the last restart: the issuer has recovered, without being told.
            var acknowledged = _issued.Count + _revoked.Count + AcknowledgedAKill;
            await UntilAsync(callers, () => _issued.Count + _revoked.Count >= acknowledged);
            var refused = Volatile.Read(ref _refused) + RefusedAKill;
            postgres.Kill();
            await UntilAsync(callers, () => Volatile.Read(ref _refused) >= refused);
            var unavailable = await Assert.ThrowsAsync<RpcException>(async () => await issuer.Grpc.ListDidsAsync(new ListDidsRequest()));
            Assert.Equal((StatusCode.Unavailable, "SERVICE_UNAVAILABLE"), (unavailable.StatusCode, unavailable.Trailers.GetValue("untp-code")));
            await postgres.RestartAsync();
        }

        var last = _issued.Count + _revoked.Count + AcknowledgedAKill;
        await UntilAsync(callers, () => _issued.Count + _revoked.Count >= last);
        await ended.CancelAsync();
        await Task.WhenAll(callers);

        Assert.Equal(_issued.Count, _issued.Values.Select(issued => (issued.List, issued.Index)).Distinct().Count());
        foreach (var (id, issued) in _issued)
        {
            Assert.Equal(issued.Credential, await issuer.Http.GetStringAsync($"/v1/credentials?id={Uri.EscapeDataString(id)}"));
        }

        var bits = await issuer.BitsAsync(_issued.Values.Select(issued => issued.List).Distinct().Single());
        Assert.True(_revoked.Count > Kills, $"{_revoked.Count} revoked");
        Assert.All(_revoked.Keys, id => Assert.True(bits[_issued[id].Index].Value, $"The revocation of {id} is lost."));

        // That the store is away is an outage to be told of, by the health check; no call ends in a fault of ours.
        Assert.DoesNotContain(logs.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error && !line.Category.Contains(".HealthChecks.", StringComparison.Ordinal));
    }

    private async Task CallAsync(IssuerClient issuer, string did, CancellationToken ended)
    {
        for (var i = 0; !ended.IsCancellationRequested; i++)
        {
            using var answer = await issuer.SendIssueAsync(IssuerClient.Credential(did), ["revocation"]);
            if (await IsRefusedAsync(answer))
            {
                continue;
            }

            var body = await IssuerClient.ReadAsync(answer, HttpStatusCode.Created);
            var entry = body["status"]![0]!;
            var id = body["id"]!.GetValue<string>();
            _issued[id] = (body["credential"]!.GetValue<string>(), entry["statusListCredential"]!.GetValue<string>(), entry["statusListIndex"]!.GetValue<long>());
            using var revoked = await issuer.SetStatusAsync(id, "revocation", true);
            if (!await IsRefusedAsync(revoked))
            {
                Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
                _revoked[id] = true;
            }
        }
    }

    private async Task<bool> IsRefusedAsync(HttpResponseMessage answer)
    {
        if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
        {
            return false;
        }

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(answer.Headers.RetryAfter);
        await IssuerClient.AssertProblemAsync(answer, HttpStatusCode.ServiceUnavailable, "SERVICE_UNAVAILABLE");
        Interlocked.Increment(ref _refused);
        return true;
    }

    private static async Task UntilAsync(Task[] callers, Func<bool> holds)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!holds())
        {
            // A caller that saw anything but an answer or 503 has failed.
            await Task.WhenAll(callers.Where(caller => caller.IsFaulted));
            await ticks.WaitForNextTickAsync(deadline.Token);
        }
    }
}
