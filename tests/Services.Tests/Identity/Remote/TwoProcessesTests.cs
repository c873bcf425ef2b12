using System.Buffers.Text;
using System.Collections.Concurrent;
using Services.Tests.ServiceDefaults;
using Untp.Contracts.Identity.V1;
using Untp.Testing.Hostile;

namespace Services.Tests.Identity.Remote;

/// <summary>Two identity services, each a process of its own, on one Redis, before one server that counts what is asked of it.</summary>
public sealed class TwoProcessesTests : IAsyncLifetime
{
    private const int Callers = 64;
    private readonly TestAuthority _authority = new();
    private readonly List<IdentityProcess> _processes = [];
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, HostileAnswer> _answers = new();
    private RedisServer _redis = null!;
    private HostileServer _server = null!;

    private string Host => $"localhost%3A{_server.Port}";

    public async Task InitializeAsync()
    {
        if (Availability.FindProgram("redis-server") is null)
        {
            return;
        }

        _redis = await RedisServer.StartAsync();
        _server = new HostileServer(_authority, "localhost");
        _server.Answer = (head, stream, token) =>
        {
            var path = PathOf(head);
            return (_answers.GetValueOrDefault(path) ?? HostileAnswers.Body("application/did", $$"""{"id":"did:web:{{Host}}:{{path.Split('/')[1]}}"}"""))(head, stream, token);
        };
        _processes.AddRange(await Task.WhenAll(StartAsync(), StartAsync()));
        await ShareAsync(_processes[0], _processes[1]);
    }

    public async Task DisposeAsync()
    {
        _processes.ForEach(process => process.Dispose());
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
        _redis?.Dispose();
        _authority.Dispose();
    }

    [NeedsFact(Part.Redis)]
    public async Task S31_Fetch_ADidOnceForSixtyFourCallers()
    {
        var document = $$"""{"id":"did:web:{{Host}}:acme","alsoKnownAs":["urn:x"]}""";

        await FetchesOnceAsync("/acme/did.json", HostileAnswers.Body("application/did", document), async identity => (await ResolveAsync(identity, "acme")).DidDocument.ToStringUtf8(), document);
    }

    [NeedsFact(Part.Redis)]
    public async Task S31_Fetch_AStatusListOnceForSixtyFourCallers()
    {
        var list = $"eyJhbGciOiJFUzI1NiJ9.{Base64Url.EncodeToString("""{"type":["VerifiableCredential"]}"""u8)}.AAAA";

        await FetchesOnceAsync(
            "/status/1",
            HostileAnswers.Body("application/vc+jwt", list),
            async identity => (await identity.Client.ResolveStatusListAsync(new ResolveStatusListRequest { Url = $"https://localhost:{_server.Port}/status/1" })).Credential.ToStringUtf8(),
            list);
    }

    private async Task FetchesOnceAsync(string path, HostileAnswer answer, Func<IdentityProcess, Task<string>> ask, string expected)
    {
        _answers[path] = async (head, stream, token) =>
        {
            await _open.Task;
            await answer(head, stream, token);
        };

        var callers = Enumerable.Range(0, Callers).Select(i => ask(_processes[i % 2])).ToArray();
        await Eventually.IsTrueAsync(() => Asked(path) > 0);
        _open.SetResult();

        Assert.All(await Eventually.EndsAsync(Task.WhenAll(callers)), content => Assert.Equal(expected, content));
        Assert.Equal(1, Asked(path));

        // One that starts later finds it as well.
        var third = await StartAsync();
        _processes.Add(third);
        await ShareAsync(_processes[0], third);
        Assert.Equal(expected, await ask(third));
        Assert.Equal(1, Asked(path));
    }

    private Task<IdentityProcess> StartAsync() => IdentityProcess.StartAsync(
        network: null,

        // Redis has time to answer, however busy the machine is.
        "--ConnectionStrings:redis", _redis.Endpoint, "--Cache:RedisTimeout", "00:00:05", "--Cache:LockLifetime", "00:00:20",
        "--Remote:AllowedPrivateHosts:0", $"localhost:{_server.Port}", "--Remote:TrustedAuthority", _authority.PemPath,
        "--Remote:ConnectTimeout", "00:00:08", "--Remote:FirstByteTimeout", "00:00:08", "--Remote:TotalTimeout", "00:00:08");

    /// <summary>Waits until what one has fetched the other does not fetch: both are connected to Redis.</summary>
    private async Task ShareAsync(IdentityProcess first, IdentityProcess second)
    {
        var attempt = _server.Requests.Count;
        await Eventually.IsTrueAsync(async () =>
        {
            var name = $"warm{attempt++}";
            await ResolveAsync(first, name);
            await ResolveAsync(second, name);
            return Asked($"/{name}/did.json") == 1;
        });
    }

    private async Task<ResolveDidResponse> ResolveAsync(IdentityProcess identity, string name)
    {
        var answer = await identity.Client.ResolveDidAsync(new ResolveDidRequest { Did = $"did:web:{Host}:{name}" });
        Assert.Null(answer.Problem);
        return answer;
    }

    private int Asked(string path) => _server.Requests.Count(head => PathOf(head) == path);

    private static string PathOf(string head) => head.Split(' ')[1];
}
