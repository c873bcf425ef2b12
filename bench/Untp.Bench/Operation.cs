namespace Untp.Bench;

/// <summary>One thing that is measured.</summary>
/// <param name="Row">The row of the budget that it belongs to.</param>
/// <param name="Name">What is done.</param>
/// <param name="Budget">What is asked of it.</param>
/// <param name="Ours">Does it once here; true where the result is right.</param>
internal sealed record Operation(string Row, string Name, string Budget, Func<bool> Ours)
{
    /// <summary>What the peers' program calls it; null where the reference is here.</summary>
    public string? Peer { get; init; }

    /// <summary>The reference where it is here too.</summary>
    public Func<bool>? Reference { get; init; }

}
