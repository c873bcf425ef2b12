using Untp.ServiceDefaults.Caching;

namespace Untp.ServiceDefaults.Changes;

/// <summary>Adds the feed: over Redis where <c>ConnectionStrings__redis</c> is there, within the process where not.</summary>
public static class ChangeFeedSetup
{
    /// <summary>Adds <see cref="ChangeFeed"/>.</summary>
    /// <param name="builder">The service's builder.</param>
    public static void AddChangeFeed(this WebApplicationBuilder builder)
    {
        var redis = builder.Configuration.GetConnectionString("redis") is { Length: > 0 } connection ? CacheSetup.Options(connection).ConfigurationOptions : null;
        builder.Services.AddSingleton(services => new ChangeFeed(redis, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<ChangeFeed>>()));
        builder.Services.AddHostedService(services => services.GetRequiredService<ChangeFeed>());
    }
}
