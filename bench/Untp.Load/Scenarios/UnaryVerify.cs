using Google.Protobuf;
using Untp.Contracts.Verifier.V1;
using Untp.Load.Measuring;
using Untp.Load.Passports;
using Untp.Load.Stack;

namespace Untp.Load.Scenarios;

/// <summary>One gRPC call a credential.</summary>
internal sealed class UnaryVerify(Door door, PassportSet passports, Verdicts verdicts, int concurrency) : IScenario
{
    private readonly Outcome _expected = Enum.Parse<Outcome>(verdicts.Expected, ignoreCase: true);

    public string Name => $"gRPC unary, {door.Name}";

    public string? Reference => door.Name == "direct" ? null : "gRPC unary, direct";

    public int Parallelism => concurrency;

    public Task RunAsync(Round round) => round.RunWorkersAsync(concurrency, async worker =>
    {
        var request = new VerifyCredentialRequest { Verification = new Verification { Credential = UnsafeByteOperations.UnsafeWrap(passports.Next().Jws) } };
        var answer = await new VerifierService.VerifierServiceClient(door.Channel(worker)).VerifyCredentialAsync(request, door.Headers());
        verdicts.Add(answer.Report.Outcome == _expected, answer);
    });
}
