namespace Untp.Identity.Dids;

internal static class DidSetup
{
    /// <summary>Adds <see cref="DidResolver"/> with all its methods.</summary>
    public static void AddDids(this IServiceCollection services)
    {
        services.AddSingleton<DidWebResolver>();
        services.AddSingleton<WebvhHistory>();
        services.AddSingleton<WebvhFiles>();
        services.AddSingleton<WebvhResolver>();
        services.AddSingleton<DidResolver>();
    }
}
