using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;
using Untp.ServiceDefaults.Hosting;

namespace Untp.ServiceDefaults.Caching;

/// <summary>Adds the cache: with Redis where <c>ConnectionStrings__redis</c> is there, in memory where not.</summary>
public static class CacheSetup
{
    /// <summary>What every key of ours in Redis begins with.</summary>
    internal const string Prefix = "untp:v1:";

    /// <summary>Adds <see cref="TieredCache"/>.</summary>
    /// <param name="builder">The service's builder.</param>
    public static void AddTieredCache(this WebApplicationBuilder builder)
    {
        builder.AddValidatedOptions<CacheOptions>(CacheOptions.Section);
        var connection = builder.Configuration.GetConnectionString("redis");
        if (connection is { Length: > 0 })
        {
            AddRedis(builder.Services, Options(connection));
        }

        builder.Services.AddSingleton(services => new TieredCache(
            services.GetService<IDistributedCache>(),
            services.GetRequiredService<CacheOptions>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<TieredCache>>(),
            services.GetService<RedisLocks>()));
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
        return new RedisCacheOptions { ConfigurationOptions = configuration, InstanceName = Prefix };
    }

    private static void AddRedis(IServiceCollection services, RedisCacheOptions options)
    {
        services.AddSingleton(new RedisConnection(options.ConfigurationOptions!));
        services.AddHostedService(provider => provider.GetRequiredService<RedisConnection>());
        services.AddSingleton(provider => new RedisKeys(provider.GetRequiredService<RedisConnection>()));
        services.AddSingleton(provider => new RedisLocks(provider.GetRequiredService<RedisConnection>().GetAsync));
        services.AddSingleton<IDistributedCache>(provider =>
        {
            options.ConnectionMultiplexerFactory = provider.GetRequiredService<RedisConnection>().GetAsync;
            return new RedisCache(options);
        });
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
