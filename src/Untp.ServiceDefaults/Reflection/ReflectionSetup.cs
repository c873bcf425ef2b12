namespace Untp.ServiceDefaults.Reflection;

internal static class ReflectionSetup
{
    /// <summary>Server reflection for anyone: it tells what the public contracts tell.</summary>
    public static void MapReflection(this WebApplication app)
    {
        app.MapGrpcService<ReflectionV1Rpc>().AllowAnonymous();
        app.MapGrpcService<ReflectionV1AlphaRpc>().AllowAnonymous();
    }
}
