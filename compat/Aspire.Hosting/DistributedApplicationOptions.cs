using Aspire.Hosting.Supervision;

namespace Aspire.Hosting;

public sealed class DistributedApplicationOptions
{
    public string[]? Args { get; set; }

    /// <summary>The host's assembly: names its project and the build configuration of the projects; the entry assembly by default.</summary>
    public string? AssemblyName { get; set; }

    internal TextWriter Output { get; init; } = Console.Out;

    internal RestartPolicy RestartPolicy { get; init; } = new();
}
