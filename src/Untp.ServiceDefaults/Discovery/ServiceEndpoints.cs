namespace Untp.ServiceDefaults.Discovery;

/// <summary>Finds the other services where Aspire tells: <c>services__NAME__ENDPOINT__0..n</c>.</summary>
public static class ServiceEndpoints
{
    /// <summary>The addresses of all replicas of a service; empty where none is configured.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="service">The service, such as <c>identity</c>.</param>
    /// <param name="endpoint">The endpoint, <c>http</c> or <c>grpc</c>.</param>
    /// <exception cref="InvalidOperationException">An address is no absolute http or https URL.</exception>
    public static IReadOnlyList<Uri> Find(IConfiguration configuration, string service, string endpoint) =>
        [.. configuration.GetSection($"services:{service}:{endpoint}").GetChildren()
            .OrderBy(child => int.TryParse(child.Key, out var index) ? index : int.MaxValue)
            .Select(child => Uri.TryCreate(child.Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                ? new Uri(child.Value!)
                : throw new InvalidOperationException($"services:{service}:{endpoint}:{child.Key} is no http or https URL: '{child.Value}'."))];
}
