using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Supervision;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

public class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly List<Resource> _resources = [];

    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        Options = options;
        var assembly = options.AssemblyName is { } name ? Assembly.Load(name) : Assembly.GetEntryAssembly();
        BuildConfiguration = assembly?.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "Debug";
        AppHostDirectory = FindProjectFolder(assembly?.GetName().Name);
        Configuration.AddEnvironmentVariables();
        Configuration.AddCommandLine(options.Args ?? []);
    }

    public ConfigurationManager Configuration { get; } = new();

    public string AppHostDirectory { get; }

    internal DistributedApplicationOptions Options { get; }

    internal string BuildConfiguration { get; }

    /// <summary>Lines for people that are known before anything starts.</summary>
    internal List<string> Notices { get; } = [];

    internal LoopbackPorts Ports { get; } = new();

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        if (_resources.Any(other => string.Equals(other.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new DistributedApplicationException($"Cannot add a second resource named {resource.Name}.");
        }

        _resources.Add(resource as Resource ?? throw new NotSupportedException("The stand-in runs only its own kinds of resources."));
        return new ResourceBuilder<T>(this, resource);
    }

    public DistributedApplication Build() => new(
        new Supervisor(_resources, Ports, Options.RestartPolicy, Options.Output, Notices),
        Configuration.GetValue<bool>("ExitWithLauncher"));

    private static string FindProjectFolder(string? name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, name + ".csproj")))
            {
                return folder.FullName;
            }
        }

        return Directory.GetCurrentDirectory();
    }
}
