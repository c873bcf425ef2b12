using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;
using Untp.ServiceDefaults.Hosting;

namespace Untp.ServiceDefaults.Caching;

/// <summary>Adds the cache: with Redis where <c>ConnectionStrings__redis</c> is there, in memory where not.</summary>
public static class CacheSetup
{
    /// <summary>Adds <see cref="TieredCache"/>.</summary>
    /// <param name="builder">The service's builder.</param>
    public static void AddTieredCache(this WebApplicationBuilder builder)
    {
        builder.AddValidatedOptions<CacheOptions>(CacheOptions.Section);
        if (builder.Configuration.GetConnectionString("redis") is { Length: > 0 } connection)
        {
            builder.Services.AddSingleton<IDistributedCache>(new RedisCache(Options(connection)));
        }

        builder.Services.AddSingleton(services => new TieredCache(
            services.GetService<IDistributedCache>(),
            services.GetRequiredService<CacheOptions>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<TieredCache>>()));
    }

    /// <summary>How the cache connects: it never waits for a connection, and calls made without one fail at once.</summary>
    /// <param name="connection">StackExchange.Redis connection string.</param>
    internal static RedisCacheOptions Options(string connection)
    {
        var configuration = Parse(connection);
        configuration.AbortOnConnectFail = false;
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.ConnectTimeout = 1000;
        configuration.ReconnectRetryPolicy = new LinearRetry(100);
        configuration.ClientName = "untp";
        return new RedisCacheOptions { ConfigurationOptions = configuration, InstanceName = "untp:v1:" };
    }

    private static ConfigurationOptions Parse(string connection)
    {
        try
        {
            return ConfigurationOptions.Parse(connection);
        }
        catch (ArgumentException e)
        {
            throw new SetupException($"ConnectionStrings:redis: {e.Message}", e);
        }
    }
}
