using Untp.Core.Credentials;
using Untp.Core.Dids;
using Untp.Core.Problems;
using Untp.Core.Schemas;
using Untp.Core.Status;

namespace Untp.Core.Tests.Verification;

/// <summary>The sources of a scenario, each as it is told to behave.</summary>
internal sealed class UnreliableSources(Scenario scenario) : IDidSource, ISchemaSource, IStatusListSource
{
    public Behaviour Dids { get; init; }

    public Behaviour Schemas { get; init; }

    public Behaviour Lists { get; init; }

    public ValueTask<Lookup<DidDocument>> ResolveAsync(Did did, CancellationToken cancellationToken) => Do(Dids, scenario.ResolveDid(), ProblemCodes.DidNotFound, ProblemCodes.DidUnresolved);

    public ValueTask<Lookup<CredentialSchema>> FindAsync(UntpType type, CancellationToken cancellationToken) => Do(Schemas, scenario.SchemaAnswer, ProblemCodes.SchemaUnknown, ProblemCodes.SchemaUnavailable);

    public ValueTask<Lookup<StatusListDocument>> FetchAsync(string url, CancellationToken cancellationToken) =>
        Do(Lists, scenario.FetchStatus(), ProblemCodes.EgressBlocked, ProblemCodes.StatusListUnavailable);

    private static async ValueTask<Lookup<T>> Do<T>(Behaviour behaviour, Lookup<T> answer, ProblemCode none, ProblemCode down)
        where T : class
    {
        await Task.Yield();
        return behaviour switch
        {
            Behaviour.Answers => answer,
            Behaviour.HasNone => Lookup<T>.None(new(none, "There is none.")),
            Behaviour.IsDown => Lookup<T>.Unreachable(new(down, "It is down.")),
            Behaviour.RunsOutOfTime => throw new TimeoutException("No answer came."),
            Behaviour.GivesUp => throw new OperationCanceledException("Its own deadline passed.", new CancellationToken(canceled: true)),
            _ => throw new InvalidOperationException("It is broken."),
        };
    }
}
