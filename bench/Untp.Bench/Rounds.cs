namespace Untp.Bench;

/// <summary>Runs all operations in turn, ours and then the reference, round after round, so that whatever else the machine does meets all.</summary>
internal static class Rounds
{
    public static IReadOnlyList<OperationResult> Run(IReadOnlyList<Operation> operations, PeerProcess? peers, Settings settings)
    {
        var results = operations.Select(operation => new OperationResult(operation)).ToList();
        foreach (var result in results)
        {
            Console.Error.WriteLine($"Warming up: {result.Operation.Name}");
            CpuTimeOf(result.Operation, peers, settings.WarmUpSeconds);
            result.Allocated = CpuTime.Allocated(result.Operation.Ours);
        }

        for (var round = 1; round <= settings.Rounds; round++)
        {
            Console.Error.WriteLine($"Round {round} of {settings.Rounds}");
            foreach (var result in results)
            {
                result.Rounds.Add(CpuTimeOf(result.Operation, peers, settings.Seconds));
            }
        }

        return results;
    }

    private static (double Ours, double? Reference) CpuTimeOf(Operation operation, PeerProcess? peers, double seconds)
    {
        var ours = CpuTime.Measure(operation.Ours, seconds);
        return (ours, operation.Reference is { } reference ? CpuTime.Measure(reference, seconds) : operation.Peer is { } peer ? peers?.Measure(peer, seconds) : null);
    }
}
