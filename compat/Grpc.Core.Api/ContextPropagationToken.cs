namespace Grpc.Core;

/// <summary>The context of a call, for the calls made on its behalf; no server of this stack gives one out.</summary>
public abstract class ContextPropagationToken
{
    private protected ContextPropagationToken()
    {
    }
}
