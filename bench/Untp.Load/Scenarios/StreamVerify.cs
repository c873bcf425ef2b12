using System.Collections.Concurrent;
using System.Diagnostics;
using Google.Protobuf;
using Grpc.Core;
using Untp.Contracts.Verifier.V1;
using Untp.Load.Measuring;
using Untp.Load.Passports;
using Untp.Load.Stack;

namespace Untp.Load.Scenarios;

/// <summary>Credentials sent as fast as the stream takes them; the time of one runs from its sending to its answer.</summary>
internal sealed class StreamVerify(Door door, PassportSet passports, Verdicts verdicts, int streams) : IScenario
{
    private readonly Outcome _expected = Enum.Parse<Outcome>(verdicts.Expected, ignoreCase: true);

    public string Name => $"gRPC stream, {door.Name}";

    public string? Reference => door.Name == "direct" ? RawVerify.NameOf(Environment.ProcessorCount) : "gRPC stream, direct";

    public int Parallelism => streams;

    public Task RunAsync(Round round) => Task.WhenAll(Enumerable.Range(0, streams).Select(stream => RunAsync(stream, round)));

    private async Task RunAsync(int stream, Round round)
    {
        using var call = new VerifierService.VerifierServiceClient(door.Channel(stream)).VerifyCredentials(door.Headers());
        var sent = new ConcurrentQueue<(string Id, long Start)>();
        var sending = Task.Run(() => SendAsync(call.RequestStream, sent, round));
        var lane = round.OpenLane();
        await foreach (var answer in call.ResponseStream.ReadAllAsync())
        {
            var isOurs = sent.TryDequeue(out var request) && request.Id == answer.Id;
            lane.Add(request.Start);
            verdicts.Add(isOurs && answer.Report?.Outcome == _expected, answer);
        }

        await sending;
        if (!sent.IsEmpty)
        {
            throw new LoadFailure($"{sent.Count} credentials of a stream were not answered.");
        }
    }

    private async Task SendAsync(IClientStreamWriter<VerifyCredentialsRequest> requests, ConcurrentQueue<(string Id, long Start)> sent, Round round)
    {
        for (var number = 0; !round.IsOver; number++)
        {
            var id = $"{number}";
            var verification = new Verification { Credential = UnsafeByteOperations.UnsafeWrap(passports.Next().Jws) };
            sent.Enqueue((id, Stopwatch.GetTimestamp()));
            await requests.WriteAsync(new VerifyCredentialsRequest { Id = id, Verification = verification });
        }

        await requests.CompleteAsync();
    }
}
