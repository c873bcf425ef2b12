using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using Grpc.Net.Client;
using Untp.Contracts.Issuer.V1;

namespace Untp.Stack.Tests;

/// <summary>Services are killed under load: callers are told plainly, the others go on, and the stack mends itself.</summary>
public sealed class OutageTests(RunningStack running) : IClassFixture<RunningStack>
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);
    private readonly StackProcess _stack = running.Stack;

    [NeedsTheory(Part.Linux)]
    [InlineData("Untp.Identity.dll")]
    [InlineData("Untp.Issuer.dll")]
    [InlineData("Untp.Verifier.dll")]
    public async Task Killed_service_is_told_and_comes_back_without_the_others(string service)
    {
        using var client = _stack.RestClient();
        var did = await MainJobTests.CreateDidAsync(client);
        var jwt = await MainJobTests.IssueAsync(client, Passport.Own(did), validate: false);
        var others = _stack.Children().Where(child => child.Command.Contains("Untp.", StringComparison.Ordinal) && !child.Command.Contains(service, StringComparison.Ordinal)).Select(child => child.Id).ToHashSet();
        var answered = new Dictionary<string, int>();
        var seen = new Lock();
        using var load = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 8).Select(number => LoadAsync(number)).ToArray();

        Process.GetProcessById(_stack.FindChild(service)).Kill();
        await _stack.WaitForLineAsync(line => line.Contains("restart 1", StringComparison.Ordinal) && line.Contains(Name(service), StringComparison.Ordinal));
        await EventuallyAsync(async () => await IsServedAsync(client, did, jwt));
        await load.CancelAsync();
        await Task.WhenAll(callers);

        // 200 and 201 are answers, 503 says what is down; nothing else was seen by any caller.
        Assert.All(answered.Keys, status => Assert.Contains(status, new[] { "200 valid", "200 indeterminate", "201", "503 SERVICE_UNAVAILABLE", "503 SCHEMA_UNAVAILABLE", "unary ok", "unary Unavailable" }));
        Assert.True(answered.Values.Sum() > 20, string.Join(", ", answered));
        Assert.Subset(_stack.Children().Select(child => child.Id).ToHashSet(), others);

        async Task LoadAsync(int number)
        {
            using var channel = GrpcChannel.ForAddress(_stack.Grpc);
            var issuer = new IssuerService.IssuerServiceClient(channel);
            while (!load.IsCancellationRequested)
            {
                var answer = (number % 3) switch
                {
                    0 => await VerifyAsync(client, jwt),
                    1 => await StatusOfAsync(await client.PostAsJsonAsync("/v1/credentials", new JsonObject { ["credential"] = Passport.Own(did), ["validate"] = false })),
                    _ => await ListAsync(issuer),
                };
                lock (seen)
                {
                    answered[answer] = answered.GetValueOrDefault(answer) + 1;
                }
            }
        }
    }

    [NeedsFact(Part.Linux)]
    public async Task Nothing_is_left_of_a_killed_stack()
    {
        using var stack = await StackProcess.StartAsync();
        var children = stack.Children();
        Assert.True(children.Count >= 4, $"{children.Count} children");

        await stack.KillAsync();

        await EventuallyAsync(() => Task.FromResult(!children.Any(child => IsAlive(child.Id, child.Command))));
    }

    [NeedsFact(Part.Linux)]
    public async Task Services_of_a_terminated_stack_stop_by_themselves()
    {
        using var stack = await StackProcess.StartAsync();
        var children = stack.Children();

        await stack.TerminateAsync();

        Assert.DoesNotContain(stack.Lines, line => line.Contains("was killed", StringComparison.Ordinal));
        Assert.DoesNotContain(children, child => IsAlive(child.Id, child.Command));
    }

    [NeedsFact(Part.Linux)]
    public async Task Stack_runs_without_redis_libsodium_and_documents()
    {
        // A path with dotnet alone: no redis-server is found; OpenSSL takes libsodium's place.
        var dotnet = Path.GetDirectoryName(Availability.FindProgram("dotnet"))!;
        var folder = Directory.CreateTempSubdirectory("untp-path-");
        try
        {
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "dotnet"), new FileInfo(Path.Combine(dotnet, "dotnet")).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.Combine(dotnet, "dotnet"));
            using var stack = await StackProcess.StartAsync(("PATH", folder.FullName), ("UNTP_ED25519_BACKEND", "openssl"), ("UNTP_SHARED", "/nonexistent"));
            using var client = stack.RestClient();
            var did = await MainJobTests.CreateDidAsync(client);

            // Schemas and contexts come from the tables, at issuing and at verifying.
            var jwt = await MainJobTests.IssueAsync(client, Passport.Own(did), validate: true);

            Assert.Contains(stack.Lines, line => line.Contains("redis", StringComparison.OrdinalIgnoreCase) && line.Contains("memory", StringComparison.Ordinal));
            Assert.Equal("200 valid", await VerifyAsync(client, jwt));
            Assert.DoesNotContain(stack.Children(), child => child.Command.Contains("redis-server", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Name(string service) => service.Split('.')[1].ToLowerInvariant();

    private static bool IsAlive(int id, string command)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Replace('\0', ' ') == command;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task<string> VerifyAsync(HttpClient client, string jwt)
    {
        using var response = await client.PostAsJsonAsync("/v1/verifications", new { credential = jwt, at = Passport.At });
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return await StatusOfAsync(response);
        }

        return $"200 {(await response.Content.ReadFromJsonAsync<JsonObject>())!["outcome"]!.GetValue<string>()}";
    }

    private static async Task<string> StatusOfAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return response.IsSuccessStatusCode
                ? $"{(int)response.StatusCode}"
                : $"{(int)response.StatusCode} {(await response.Content.ReadFromJsonAsync<JsonObject>())!["code"]!.GetValue<string>()}";
        }
    }

    private async Task<string> ListAsync(IssuerService.IssuerServiceClient issuer)
    {
        try
        {
            await issuer.ListDidsAsync(new ListDidsRequest(), new Metadata { { "x-api-key", _stack.ApiKey } });
            return "unary ok";
        }
        catch (RpcException e)
        {
            return $"unary {e.StatusCode}";
        }
    }

    private async Task<bool> IsServedAsync(HttpClient client, string did, string jwt)
    {
        using var listed = await client.GetAsync("/v1/dids");
        using var issued = await client.PostAsJsonAsync("/v1/credentials", new JsonObject { ["credential"] = Passport.Own(did), ["validate"] = false });
        var verdict = await VerifyAsync(client, jwt);
        return listed.IsSuccessStatusCode && issued.IsSuccessStatusCode && verdict == (Directory.Exists(Repository.Shared) ? "200 valid" : "200 indeterminate");
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var deadline = new CancellationTokenSource(_limit);
        while (!await holds())
        {
            await Task.Delay(50, deadline.Token);
        }
    }
}
