namespace Aspire.Hosting.ApplicationModel;

public sealed class EndpointAnnotation : IResourceAnnotation
{
    public required string Name { get; init; }

    public required string UriScheme { get; init; }

    /// <summary>The port that was asked for; null means a free one.</summary>
    public int? Port { get; init; }

    internal string? PortVariable { get; init; }

    /// <summary>One port a replica, fixed for the life of the host.</summary>
    internal IReadOnlyList<int> AllocatedPorts { get; set; } = [];

    internal string UrlOf(int replica) => $"{UriScheme}://127.0.0.1:{AllocatedPorts[replica]}";
}
