using System.Xml.Linq;

namespace Aspire.Hosting.Supervision;

/// <summary>A project file and where its build lies.</summary>
internal sealed record BuiltProject(string Path, string Configuration)
{
    public LaunchCommand FindCommand(string resource)
    {
        if (!File.Exists(Path))
        {
            throw new DistributedApplicationException($"{resource} cannot start: there is no project {Path}.");
        }

        var folder = System.IO.Path.GetDirectoryName(Path)!;
        var name = XDocument.Load(Path).Descendants("AssemblyName").FirstOrDefault()?.Value ?? System.IO.Path.GetFileNameWithoutExtension(Path);
        var assembly = System.IO.Path.Combine(folder, "bin", Configuration, $"net{Environment.Version.Major}.0", name + ".dll");
        return File.Exists(assembly)
            ? new LaunchCommand(Programs.Dotnet, ["exec", assembly], folder)
            : throw new DistributedApplicationException(
                $"{resource} cannot start: {assembly} is missing; build it with: dotnet build -c {Configuration} {Path}");
    }
}
