namespace Grpc.Core;

/// <summary>What a call made for another call takes over from it.</summary>
public class ContextPropagationOptions
{
    /// <summary>Deadline and cancellation are both taken over.</summary>
    public static readonly ContextPropagationOptions Default = new();

    /// <summary>Says what is taken over.</summary>
    public ContextPropagationOptions(bool propagateDeadline = true, bool propagateCancellation = true)
    {
        IsPropagateDeadline = propagateDeadline;
        IsPropagateCancellation = propagateCancellation;
    }

    /// <summary>Whether the deadline is taken over.</summary>
    public bool IsPropagateDeadline { get; }

    /// <summary>Whether cancellation is taken over.</summary>
    public bool IsPropagateCancellation { get; }
}
