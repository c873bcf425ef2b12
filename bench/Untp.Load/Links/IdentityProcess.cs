using System.Diagnostics;
using System.Net.Http.Headers;
using System.Reflection;
using System.Security.Cryptography;
using Untp.Load.Stack;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Hosting;

namespace Untp.Load.Links;

/// <summary>The identity service alone, on a database of the bench; it ends with this program.</summary>
internal sealed class IdentityProcess : IAsyncDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(1);
    private readonly Process _process;

    private IdentityProcess(string connection)
    {
        var configuration = typeof(IdentityProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var folder = Path.Combine(Repository.Root, "src", "Identity.Service", "bin", configuration, "net10.0");
        var (http, grpc) = FreePorts.Find();
        var tokenKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ActivityHeadersPropagator = null }) { BaseAddress = new Uri($"http://127.0.0.1:{http}") };

        // As the gateway would, but once for the whole run.
        var tokens = new ServiceTokens(new ServiceName("load"), new ServiceIdentityOptions { TokenKey = tokenKey, TokenLifetime = TimeSpan.FromHours(1) }, TimeProvider.System);
        Token = tokens.Create("identity", new Caller("dev", "load", "register"));
        Http.DefaultRequestHeaders.Add(TokenHeader, Token);
        _process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(folder, "Untp.Identity.dll")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
            Environment =
            {
                ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{http}",
                ["GRPC_PORT"] = $"{grpc}",
                ["ServiceIdentity__TokenKey"] = tokenKey,
                ["ServiceIdentity__TokenLifetime"] = "01:00:00",
                ["ConnectionStrings__identity"] = connection,
            },
        })!;
        _process.BeginOutputReadLine();
    }

    public int Id => _process.Id;

    public HttpClient Http { get; }

    public int Port => Http.BaseAddress!.Port;

    public string Token { get; }

    public static string TokenHeader => ServiceTokens.Header;

    /// <summary>Starts it and waits until it says that it is healthy.</summary>
    public static async Task<IdentityProcess> StartAsync(string connection)
    {
        var identity = new IdentityProcess(connection);
        var waited = Stopwatch.StartNew();
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await identity.IsHealthyAsync())
        {
            if (identity._process.HasExited || waited.Elapsed > _limit)
            {
                await identity.DisposeAsync();
                throw new LoadFailure("The identity service does not start.");
            }

            await ticks.WaitForNextTickAsync();
        }

        return identity;
    }

    /// <summary>Registers links over the API, as an owner of links does.</summary>
    /// <param name="registration">JSON.</param>
    public async Task RegisterAsync(string registration)
    {
        using var content = new StringContent(registration, MediaTypeHeaderValue.Parse("application/json"));
        using var response = await Http.PostAsync("/v1/links", content);
        if (!response.IsSuccessStatusCode)
        {
            throw new LoadFailure($"A link was not registered: {await response.Content.ReadAsStringAsync()}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task<bool> IsHealthyAsync()
    {
        try
        {
            using var answer = await Http.GetAsync("/health");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
