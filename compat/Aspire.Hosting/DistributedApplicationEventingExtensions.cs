using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Supervision;

namespace Aspire.Hosting;

public static class DistributedApplicationEventingExtensions
{
    /// <summary>Calls back once, when the resource is healthy; a failing callback becomes one line and the stack stays up.</summary>
    public static IResourceBuilder<T> OnResourceReady<T>(
        this IResourceBuilder<T> builder, Func<T, ResourceReadyEvent, CancellationToken, Task> callback)
        where T : IResource
    {
        var resource = builder.Resource;
        resource.Annotations.Add(new ReadyCallback(cancellation => callback(resource, new ResourceReadyEvent(resource), cancellation)));
        return builder;
    }
}
