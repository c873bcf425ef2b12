using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Supervision;

/// <summary>One copy of a resource: what starts it, where it listens, and its process while it has one.</summary>
internal sealed class Replica(Resource resource, int index, int count, LaunchCommand command)
{
    public Resource Resource => resource;

    public string Name { get; } = count == 1 ? resource.Name : $"{resource.Name}-{index}";

    public ChildProcess? Process { get; private set; }

    public async Task<ChildProcess> StartAsync(Action<string> writeLine, CancellationToken cancellation)
    {
        var environment = await DescribeEnvironmentAsync(cancellation);
        Process?.Dispose();
        return Process = ChildProcess.Start(command, environment, writeLine);
    }

    /// <summary>Null where the replica is healthy, else the first thing that is wrong.</summary>
    public async Task<string?> AskHealthAsync(CancellationToken cancellation)
    {
        foreach (var probe in resource.Annotations.OfType<HealthProbe>())
        {
            if (await probe.AskAsync(index, cancellation) is { } trouble)
            {
                return trouble;
            }
        }

        return null;
    }

    private async Task<Dictionary<string, object>> DescribeEnvironmentAsync(CancellationToken cancellation)
    {
        var variables = new Dictionary<string, object>(StringComparer.Ordinal) { ["UNTP_EXIT_WITH_STDIN"] = "true" };
        var endpoints = resource.Annotations.OfType<EndpointAnnotation>().ToLookup(endpoint => endpoint.PortVariable is null);
        if (endpoints[true].Any())
        {
            variables["ASPNETCORE_URLS"] = string.Join(';', endpoints[true].Select(endpoint => endpoint.UrlOf(index)));
        }

        foreach (var endpoint in endpoints[false])
        {
            variables[endpoint.PortVariable!] = endpoint.AllocatedPorts[index];
        }

        var context = new EnvironmentCallbackContext(variables, cancellation);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        return variables;
    }
}
