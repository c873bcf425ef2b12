using Aspire.Hosting.Supervision;

namespace Aspire.Hosting.ApplicationModel;

public class ExecutableResource(string name, string command, string workingDirectory)
    : Resource(name), IResourceWithEnvironment, IResourceWithServiceDiscovery, IResourceWithWaitSupport
{
    public string Command => command;

    public string WorkingDirectory => workingDirectory;

    internal string[] Arguments { get; init; } = [];

    internal override LaunchCommand FindCommand()
    {
        var program = Programs.Find(command) ?? throw new DistributedApplicationException($"{Name} cannot start: there is no program {command}.");
        return Programs.Guard(program, Arguments, workingDirectory);
    }
}
