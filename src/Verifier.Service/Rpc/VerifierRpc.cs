using Grpc.Core;
using Untp.Contracts.Verifier.V1;
using Untp.Core.Problems;
using Untp.Core.Verification;
using Untp.Core.Verification.Presentations;
using Untp.ServiceDefaults.Errors;
using Untp.ServiceDefaults.Streams;
using Untp.Verifier.Policies;

namespace Untp.Verifier.Rpc;

/// <summary>The verifier service over gRPC.</summary>
internal sealed class VerifierRpc(VerificationPipeline pipeline, PresentationPipeline presentations, PolicyCatalog policies) : VerifierService.VerifierServiceBase
{
    public override async Task<VerifyCredentialResponse> VerifyCredential(VerifyCredentialRequest request, ServerCallContext context)
    {
        var report = await VerifyAsync(request.Verification, policies.Of(context.GetHttpContext().User), context.CancellationToken);
        return report.IsSuccess
            ? new VerifyCredentialResponse { Report = VerifierMapping.ToReport(report.Value) }
            : throw ProblemTrailers.ToException(report.Problems);
    }

    public override async Task VerifyCredentials(IAsyncStreamReader<VerifyCredentialsRequest> requestStream, IServerStreamWriter<VerifyCredentialsResponse> responseStream, ServerCallContext context)
    {
        var own = policies.Of(context.GetHttpContext().User);
        await foreach (var answer in OrderedWork.AnswerAsync(requestStream.ReadAllAsync(context.CancellationToken), (request, token) => AnswerAsync(request, own, token), context.CancellationToken))
        {
            await responseStream.WriteAsync(answer, context.CancellationToken);
        }
    }

    public override async Task<VerifyPresentationResponse> VerifyPresentation(VerifyPresentationRequest request, ServerCallContext context)
    {
        var presentation = VerifierMapping.ToRequest(request, policies.Of(context.GetHttpContext().User));
        var report = presentation.IsSuccess
            ? await presentations.VerifyAsync(presentation.Value, context.CancellationToken)
            : Result<Core.Verification.Presentations.PresentationReport>.Failure(presentation.Problems);
        return report.IsSuccess
            ? new VerifyPresentationResponse { Report = VerifierMapping.ToReport(report.Value) }
            : throw ProblemTrailers.ToException(report.Problems);
    }

    private async Task<VerifyCredentialsResponse> AnswerAsync(VerifyCredentialsRequest request, TenantPolicies own, CancellationToken cancellationToken)
    {
        var report = await VerifyAsync(request.Verification, own, cancellationToken);
        return report.IsSuccess
            ? new VerifyCredentialsResponse { Id = request.Id, Report = VerifierMapping.ToReport(report.Value) }
            : new VerifyCredentialsResponse { Id = request.Id, Problem = ProblemTrailers.ToWire(report.Problems[0]) };
    }

    private async ValueTask<Result<VerificationReport>> VerifyAsync(Verification? verification, TenantPolicies own, CancellationToken cancellationToken)
    {
        var request = VerifierMapping.ToRequest(verification, own);
        return request.IsSuccess ? await pipeline.VerifyAsync(request.Value, cancellationToken) : Result<VerificationReport>.Failure(request.Problems);
    }
}
