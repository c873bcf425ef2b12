using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Supervision;

namespace AppHost.Tests.Supervision;

/// <summary>A stack of small services that runs in this process, with its lines and short delays.</summary>
internal sealed class Stack : IAsyncDisposable
{
    public const string ChildProject = "../Untp.Testing.Child/Untp.Testing.Child.csproj";
    private readonly CancellationTokenSource _stopping = new();

    public Stack(RestartPolicy? policy = null) => Builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
    {
        AssemblyName = typeof(Stack).Assembly.GetName().Name,
        Output = Lines,
        RestartPolicy = policy ?? new RestartPolicy { FirstDelay = TimeSpan.FromMilliseconds(10), HealthInterval = TimeSpan.FromMilliseconds(20) },
    });

    public static HttpClient Client { get; } = new() { Timeout = Within.Limit };

    public IDistributedApplicationBuilder Builder { get; }

    public Lines Lines { get; } = new();

    public Task Running { get; private set; } = Task.CompletedTask;

    public IResourceBuilder<ProjectResource> AddService(string name) =>
        Builder.AddProject(name, ChildProject).WithHttpEndpoint(name: "http").WithHttpHealthCheck("/health");

    public void Start() => Running = Builder.Build().RunAsync(_stopping.Token);

    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await Running.WaitAsync(Within.Limit);
    }

    /// <summary>Awaits the start of a service and returns its address.</summary>
    public async Task<Uri> AddressOfAsync(string name) => AddressIn(await Lines.UntilAsync($"{name.PadRight(name.Length + 1)} | listening "));

    public static Uri AddressIn(string line) => new(line[line.IndexOf("http://", StringComparison.Ordinal)..].Split(' ')[0]);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Running.WaitAsync(Within.Limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }
}
