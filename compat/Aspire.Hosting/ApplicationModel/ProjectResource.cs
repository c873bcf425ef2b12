using Aspire.Hosting.Supervision;

namespace Aspire.Hosting.ApplicationModel;

public class ProjectResource(string name)
    : Resource(name), IResourceWithEnvironment, IResourceWithServiceDiscovery, IResourceWithWaitSupport
{
    internal BuiltProject? Project { get; init; }

    internal override LaunchCommand FindCommand() =>
        Project?.FindCommand(Name) ?? throw new NotSupportedException("The stand-in starts only projects that AddProject(name, path) added.");
}
