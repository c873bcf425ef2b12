using System.Buffers.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Services.Tests.Identity.Remote;
using Services.Tests.Stack;
using Untp.Core.Status;
using Untp.Identity;
using Untp.Identity.Remote;
using Untp.ServiceDefaults.IdentityClient;
using Untp.ServiceDefaults.Streams;
using Untp.Testing.Hostile;

namespace Services.Tests.ServiceDefaults.IdentityClient;

/// <summary>One budget over all that a verification asks of Identity, however many calls that takes.</summary>
public sealed class FetchAccountTests : IAsyncLifetime
{
    private readonly OwnServices _services = new();
    private readonly TestAuthority _authority = new();
    private readonly HostileServer _server;

    public FetchAccountTests() => _server = new HostileServer(_authority, "issuer.example")
    {
        Answer = HostileAnswers.Body("application/vc+jwt", $"eyJhbGciOiJFUzI1NiJ9.{Base64Url.EncodeToString("{}"u8)}.AAAA"),
    };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
        _authority.Dispose();
    }

    [Fact]
    public async Task S30_Verification_of_a_thousand_lists_fetches_what_its_budget_allows()
    {
        var identities = new[] { await IdentityAsync(), await IdentityAsync() };
        var verifier = await _services.VerifierAsync(OwnServices.At([.. identities.Select(identity => identity.Grpc)]));
        var lists = verifier.App.Services.GetRequiredService<IStatusListSource>();
        var requests = verifier.App.Services.GetRequiredService<IHttpContextAccessor>();

        requests.HttpContext = new DefaultHttpContext();
        var answers = new List<string?>();
        for (var i = 0; i < 1_000; i++)
        {
            answers.Add((await lists.FetchAsync($"https://issuer.example/{i}", default)).Problem?.Message);
        }

        Assert.All(answers.Take(3), Assert.Null);
        Assert.All(answers.Skip(3), message => Assert.Contains("REMOTE_BUDGET_SPENT", message, StringComparison.Ordinal));
        Assert.Equal(3, _server.Requests.Count);

        // The next verification has a budget of its own.
        requests.HttpContext = new DefaultHttpContext();
        Assert.True((await lists.FetchAsync("https://issuer.example/next", default)).IsFound);
        Assert.Equal(4, _server.Requests.Count);
    }

    [Fact]
    public async Task Items_of_a_stream_have_accounts_of_their_own()
    {
        var request = new DefaultHttpContext();
        var ofRequest = FetchAccount.Current(request);
        var accounts = new List<FetchAccount?>();
        await foreach (var account in OrderedWork.AnswerAsync(Items(), (_, _) => Task.FromResult(FetchAccount.Current(request)), default))
        {
            accounts.Add(account);
        }

        Assert.Equal(10, accounts.Append(ofRequest).Distinct().Count() - 1);
        Assert.Same(ofRequest, FetchAccount.Current(request));
        Assert.Null(FetchAccount.Current(null));
    }

    private static async IAsyncEnumerable<int> Items()
    {
        for (var i = 0; i < 10; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    private Task<RunningService> IdentityAsync() => _services.StartAsync(
        IdentityHost.Create(
            InProcessStack.Arguments("--Remote:TrustedAuthority", _authority.PemPath, "--Remote:MaxFetchesPerVerification", "3", "--Logging:LogLevel:Default", "None"),
            services => services.AddSingleton<INetwork>(new FakeNetwork(_server.Port))),
        "identity");
}
