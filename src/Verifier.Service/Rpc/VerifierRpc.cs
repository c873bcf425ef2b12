using System.Threading.Channels;
using Grpc.Core;
using Untp.Contracts.Verifier.V1;
using Untp.Core.Problems;
using Untp.Core.Verification;
using Untp.ServiceDefaults.Errors;

namespace Untp.Verifier.Rpc;

/// <summary>The verifier service over gRPC.</summary>
internal sealed class VerifierRpc(VerificationPipeline pipeline) : VerifierService.VerifierServiceBase
{
    // How far a stream reads ahead of what it has answered: enough to keep all cores busy, little to hold.
    private static readonly int _readAhead = 4 * Environment.ProcessorCount;

    public override async Task<VerifyCredentialResponse> VerifyCredential(VerifyCredentialRequest request, ServerCallContext context)
    {
        var report = await VerifyAsync(request.Verification, context.CancellationToken);
        return report.IsSuccess
            ? new VerifyCredentialResponse { Report = VerifierMapping.ToReport(report.Value) }
            : throw ProblemTrailers.ToException(report.Problems);
    }

    public override async Task VerifyCredentials(IAsyncStreamReader<VerifyCredentialsRequest> requestStream, IServerStreamWriter<VerifyCredentialsResponse> responseStream, ServerCallContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var answers = Channel.CreateBounded<Task<VerifyCredentialsResponse>>(new BoundedChannelOptions(_readAhead) { SingleReader = true, SingleWriter = true });
        var reading = ReadAsync();
        try
        {
            await foreach (var answer in answers.Reader.ReadAllAsync(ending.Token))
            {
                await responseStream.WriteAsync(await answer, ending.Token);
            }
        }
        finally
        {
            await ending.CancelAsync();
            await reading;
        }

        async Task ReadAsync()
        {
            Exception? fault = null;
            try
            {
                await foreach (var request in requestStream.ReadAllAsync(ending.Token))
                {
                    await answers.Writer.WriteAsync(Task.Run(() => AnswerAsync(request, ending.Token), ending.Token), ending.Token);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or RpcException or IOException)
            {
                // The writing side sees it and ends the call with it.
                fault = e;
            }

            answers.Writer.TryComplete(fault);
        }
    }

    private async Task<VerifyCredentialsResponse> AnswerAsync(VerifyCredentialsRequest request, CancellationToken cancellationToken)
    {
        var report = await VerifyAsync(request.Verification, cancellationToken);
        return report.IsSuccess
            ? new VerifyCredentialsResponse { Id = request.Id, Report = VerifierMapping.ToReport(report.Value) }
            : new VerifyCredentialsResponse { Id = request.Id, Problem = ProblemTrailers.ToWire(report.Problems[0]) };
    }

    private async ValueTask<Result<VerificationReport>> VerifyAsync(Verification? verification, CancellationToken cancellationToken)
    {
        var request = VerifierMapping.ToRequest(verification);
        return request.IsSuccess ? await pipeline.VerifyAsync(request.Value, cancellationToken) : Result<VerificationReport>.Failure(request.Problems);
    }
}
