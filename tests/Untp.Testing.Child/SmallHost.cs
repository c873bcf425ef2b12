using Aspire.Hosting;

namespace Untp.Testing.Child;

/// <summary>A host with one child of each kind: a project, a program that knows nothing of its host, and Redis where it is installed.</summary>
internal static class SmallHost
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(args);
        var redis = builder.AddRedis("redis");
        builder.AddProject("web", "Untp.Testing.Child.csproj")
            .WithHttpEndpoint(name: "http")
            .WithHttpHealthCheck("/health")
            .WithReference(redis)
            .WaitFor(redis);
        builder.AddExecutable("plain", Environment.GetEnvironmentVariable("CHILD_DOTNET") ?? "dotnet", ".", "exec", typeof(SmallHost).Assembly.Location)
            .WithHttpEndpoint(name: "http")
            .WithEnvironment("UNTP_EXIT_WITH_STDIN", "false");
        await builder.Build().RunAsync();
        return 0;
    }
}
