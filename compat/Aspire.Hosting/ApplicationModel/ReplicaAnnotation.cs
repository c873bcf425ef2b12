namespace Aspire.Hosting.ApplicationModel;

public sealed class ReplicaAnnotation(int replicas) : IResourceAnnotation
{
    public int Replicas => replicas;
}
