namespace Aspire.Hosting.ApplicationModel;

/// <summary>Raised once, when every replica of the resource has been healthy.</summary>
public sealed class ResourceReadyEvent(IResource resource)
{
    public IResource Resource => resource;
}
