using System.Diagnostics;
using System.Net;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Services.Tests.Stack;
using Untp.Contracts.Identity.V1;
using Untp.Identity;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Hosting;
using Untp.Testing.Hostile;

namespace Services.Tests.Identity.Remote;

/// <summary>The identity service in a process of its own, where wanted in a network of its own.</summary>
public sealed class IdentityProcess : IDisposable
{
    private readonly ServiceTokens _tokens = new(new ServiceName("gateway"), new ServiceIdentityOptions { TokenKey = InProcessStack.TokenKey, TokenLifetime = TimeSpan.FromMinutes(30) }, TimeProvider.System);
    private readonly Process _process;
    private readonly GrpcChannel _channel;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private IdentityProcess(PrivateNetwork? network, IEnumerable<string> arguments)
    {
        var (http, grpc) = (RedisServer.FindFreePort(), RedisServer.FindFreePort());
        var command = new ProcessStartInfo(
            "dotnet",
            [
                "exec", "--runtimeconfig", Path.ChangeExtension(Assembly, "runtimeconfig.json"), "--depsfile", Path.ChangeExtension(Assembly, "deps.json"), Assembly,
                .. InProcessStack.Arguments(arguments), "--urls", $"http://127.0.0.1:{http}", "--GRPC_PORT", $"{grpc}",
            ])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        _process = network is null ? Process.Start(command)! : network.Start(command);
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = _process.StandardError.ReadToEndAsync();
        Http = new HttpClient(Handler(network)) { BaseAddress = new Uri($"http://127.0.0.1:{http}") };
        _channel = GrpcChannel.ForAddress($"http://127.0.0.1:{grpc}", new GrpcChannelOptions { HttpHandler = Handler(network) });
        Client = new IdentityService.IdentityServiceClient(_channel.CreateCallInvoker().Intercept(headers =>
        {
            headers.Add(ServiceTokens.Header, _tokens.Create("identity", new Caller("dev", "key-1", "issue verify")));
            return headers;
        }));
    }

    public IdentityService.IdentityServiceClient Client { get; }

    /// <summary>For what needs no token: health and metrics.</summary>
    public HttpClient Http { get; }

    /// <summary>The most memory that the process has ever had, in bytes; Linux only.</summary>
    public long PeakBytes => File.ReadLines($"/proc/{_process.Id}/status")
        .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) << 10)
        .Single();

    /// <summary>Starts the process and waits until it answers.</summary>
    public static async Task<IdentityProcess> StartAsync(PrivateNetwork? network, params IEnumerable<string> arguments)
    {
        var identity = new IdentityProcess(network, arguments);
        try
        {
            using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (!await identity.IsAliveAsync())
            {
                Assert.False(identity._process.HasExited, identity._process.HasExited ? await identity._output + await identity._errors : "");
                await ticks.WaitForNextTickAsync();
            }

            return identity;
        }
        catch
        {
            identity.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _channel.Dispose();
        Http.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _tokens.Dispose();
    }

    private async Task<bool> IsAliveAsync()
    {
        try
        {
            using var answer = await Http.GetAsync("/alive");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }

    private static SocketsHttpHandler Handler(PrivateNetwork? network) =>
        network is null ? new SocketsHttpHandler() : new SocketsHttpHandler { ConnectCallback = (context, cancellationToken) => network.ConnectAsync(context.DnsEndPoint, cancellationToken) };

    private static string Assembly { get; } = Path.Combine(Repository.Root, "src", "Identity.Service", "bin", Configuration, "net10.0", Path.GetFileName(typeof(IdentityHost).Assembly.Location));

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
}
