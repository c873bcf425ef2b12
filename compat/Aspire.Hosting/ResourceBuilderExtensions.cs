using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Supervision;

namespace Aspire.Hosting;

public static class ResourceBuilderExtensions
{
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment =>
        builder.WithEnvironment(context => context.EnvironmentVariables[name] = value ?? "");

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, Action<EnvironmentCallbackContext> callback)
        where T : IResourceWithEnvironment =>
        builder.WithEnvironment(context =>
        {
            callback(context);
            return Task.CompletedTask;
        });

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, Func<EnvironmentCallbackContext, Task> callback)
        where T : IResourceWithEnvironment
    {
        builder.Resource.Annotations.Add(new EnvironmentCallbackAnnotation(callback));
        return builder;
    }

    /// <summary>Injects <c>services__NAME__ENDPOINT__0..n</c>, one a replica.</summary>
    public static IResourceBuilder<T> WithReference<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where T : IResourceWithEnvironment =>
        builder.WithEnvironment(context =>
        {
            foreach (var endpoint in source.Resource.Annotations.OfType<EndpointAnnotation>())
            {
                for (var replica = 0; replica < endpoint.AllocatedPorts.Count; replica++)
                {
                    context.EnvironmentVariables[$"services__{source.Resource.Name}__{endpoint.Name}__{replica}"] = endpoint.UrlOf(replica);
                }
            }
        });

    /// <summary>Injects <c>ConnectionStrings__NAME</c> where the source has a connection string.</summary>
    public static IResourceBuilder<T> WithReference<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResourceWithConnectionString> source, string? connectionName = null)
        where T : IResourceWithEnvironment =>
        builder.WithEnvironment(async context =>
        {
            if (await source.Resource.GetConnectionStringAsync(context.CancellationToken) is { } value)
            {
                context.EnvironmentVariables[$"ConnectionStrings__{connectionName ?? source.Resource.Name}"] = value;
            }
        });

    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null, string? env = null)
        where T : IResourceWithEndpoints =>
        builder.WithEndpoint("http", port, targetPort, name, env);

    public static IResourceBuilder<T> WithHttpsEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null, string? env = null)
        where T : IResourceWithEndpoints =>
        builder.WithEndpoint("https", port, targetPort, name, env);

    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        var resource = builder.Resource;
        var endpoint = resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(one => one.Name == (endpointName ?? "http"))
            ?? throw new DistributedApplicationException($"{resource.Name} has no endpoint {endpointName ?? "http"} to check.");
        if (endpoint.UriScheme != "http")
        {
            throw new NotSupportedException("The stand-in checks health over http only.");
        }

        resource.Annotations.Add(new HealthProbe((replica, cancellation) =>
            HealthProbe.GetAsync(new Uri(new Uri(endpoint.UrlOf(replica)), path ?? "/"), statusCode ?? 200, cancellation)));
        return builder;
    }

    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport
    {
        builder.Resource.Annotations.Add(new WaitAnnotation(dependency.Resource));
        return builder;
    }

    private static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder, string scheme, int? port, int? targetPort, string? name, string? env)
        where T : IResourceWithEndpoints
    {
        if (port is not null && targetPort is not null && port != targetPort)
        {
            throw new NotSupportedException("The stand-in has no proxy: a service listens on the port that its callers use.");
        }

        var annotations = builder.Resource.Annotations;
        var endpoint = new EndpointAnnotation { Name = name ?? scheme, UriScheme = scheme, Port = port ?? targetPort, PortVariable = env };
        if (annotations.OfType<EndpointAnnotation>().Any(other => other.Name == endpoint.Name))
        {
            throw new DistributedApplicationException($"{builder.Resource.Name} has two endpoints named {endpoint.Name}.");
        }

        annotations.Add(endpoint);
        return builder;
    }
}
