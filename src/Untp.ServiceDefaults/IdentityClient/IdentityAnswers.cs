using Grpc.Core;
using Polly;
using Polly.Retry;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Errors;
using Wire = Untp.Contracts.Common.V1;

namespace Untp.ServiceDefaults.IdentityClient;

/// <summary>Asking Identity: every question can be asked twice, so a lost answer is asked for again at once.</summary>
internal static class IdentityAnswers
{
    private static readonly ResiliencePipeline _retry = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<RpcException>(e => e.StatusCode == StatusCode.Unavailable),
            MaxRetryAttempts = 2,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(50),
            UseJitter = true,
        })
        .Build();

    /// <summary>Asks; an outage becomes <paramref name="unreachable"/>. Throws only when the caller itself is cancelled.</summary>
    public static async ValueTask<Lookup<T>> AskAsync<T>(Func<CancellationToken, ValueTask<Lookup<T>>> ask, ProblemCode unreachable, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await _retry.ExecuteAsync(ask, cancellationToken);
        }
        catch (RpcException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The caller gave up.", e, cancellationToken);
        }
        catch (RpcException e)
        {
            return Lookup<T>.Unreachable(new Problem(unreachable, $"The identity service did not answer ({e.StatusCode}); try again."));
        }
    }

    /// <summary>A problem that Identity answered with.</summary>
    public static Lookup<T> Refused<T>(Wire.Problem problem, bool isRetryable)
        where T : class =>
        isRetryable ? Lookup<T>.Unreachable(ProblemTrailers.FromWire(problem)) : Lookup<T>.None(ProblemTrailers.FromWire(problem));
}
