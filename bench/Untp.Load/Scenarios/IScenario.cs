using Untp.Load.Measuring;

namespace Untp.Load.Scenarios;

/// <summary>Something that is done as often as it can be until a round is over.</summary>
internal interface IScenario
{
    string Name { get; }

    /// <summary>Name of the scenario that it is compared with; null where there is none.</summary>
    string? Reference { get; }

    /// <summary>Threads, calls or streams at a time.</summary>
    int Parallelism { get; }

    Task RunAsync(Round round);
}
