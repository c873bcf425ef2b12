using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Supervision;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

public static class RedisBuilderExtensions
{
    /// <summary>
    /// Uses the connection string of this name where the configuration has one, else starts the installed
    /// <c>redis-server</c>, else does nothing but say so: no container, no download.
    /// </summary>
    public static IResourceBuilder<RedisResource> AddRedis(this IDistributedApplicationBuilder builder, string name, int? port = null)
    {
        if (builder.Configuration.GetConnectionString(name) is { Length: > 0 } given)
        {
            return builder.AddResource(new RedisResource(name) { ConnectionString = given });
        }

        var host = (DistributedApplicationBuilder)builder;
        if (OperatingSystem.IsWindows() || Programs.Find("redis-server") is not { } server)
        {
            host.Notices.Add($"{name}: no redis-server is installed; the services keep their caches in memory.");
            return builder.AddResource(new RedisResource(name));
        }

        var chosen = port ?? host.Ports.Take();
        var redis = new RedisResource(name) { ServerProgram = server, Port = chosen, ConnectionString = $"127.0.0.1:{chosen}" };
        redis.Annotations.Add(new HealthProbe((_, cancellation) => HealthProbe.ConnectAsync(chosen, cancellation)));
        return builder.AddResource(redis);
    }
}
