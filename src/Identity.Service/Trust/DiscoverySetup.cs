using Untp.ServiceDefaults.Hosting;

namespace Untp.Identity.Trust;

internal static class DiscoverySetup
{
    /// <summary>Adds <see cref="AnchorDiscovery"/>.</summary>
    public static void AddAnchorDiscovery(this WebApplicationBuilder builder)
    {
        builder.AddValidatedOptions<DiscoveryOptions>(DiscoveryOptions.Section);
        builder.Services.AddSingleton<OwnTrustDocuments>();
        builder.Services.AddSingleton<RemoteTrustDocuments>();
        builder.Services.AddSingleton<AnchorDiscovery>();
    }
}
