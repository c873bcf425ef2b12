using Aspire.Hosting.Supervision;

namespace Aspire.Hosting.ApplicationModel;

public abstract class Resource(string name) : IResource
{
    public virtual string Name { get; } = name;

    public virtual ResourceAnnotationCollection Annotations { get; } = [];

    /// <summary>What starts this resource; null where there is nothing to start. Throws where a part is missing.</summary>
    internal abstract LaunchCommand? FindCommand();
}
