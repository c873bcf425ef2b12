using Untp.Core.Schemas;
using Untp.Core.Verification;
using Untp.Load.Measuring;
using Untp.Load.Passports;

namespace Untp.Load.Scenarios;

/// <summary>All checks, in this process, with DIDs and schema in memory.</summary>
internal sealed class PipelineVerify(PassportSet passports, ISchemaSource schemas, Verdicts verdicts, int threads) : IScenario
{
    private readonly VerificationPipeline _pipeline = new(new(passports, schemas, new NoStatusLists(), new NoContexts()), new VerificationOptions(), TimeProvider.System);
    private readonly Outcome _expected = Enum.Parse<Outcome>(verdicts.Expected, ignoreCase: true);

    public string Name => threads == 1 ? "pipeline in process, one core" : "pipeline in process, all cores";

    public string? Reference => RawVerify.NameOf(threads);

    public int Parallelism => threads;

    public Task RunAsync(Round round) => round.RunThreadsAsync(threads, () =>
    {
        // Everything is in memory, so it is done when it returns.
        var report = _pipeline.VerifyAsync(new VerificationRequest(passports.Next().Jws), CancellationToken.None).AsTask().GetAwaiter().GetResult();
        verdicts.Add(report.IsSuccess && report.Value.Outcome == _expected, report.IsSuccess ? report.Value.Summary : report.Problems[0].Message);
    });
}
