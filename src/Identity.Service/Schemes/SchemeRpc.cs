using Google.Protobuf;
using Grpc.Core;
using Untp.Contracts.Identity.V1;
using Untp.Core.Identifiers.Schemes;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;

namespace Untp.Identity.Schemes;

/// <summary>Identifier schemes over gRPC: rows of data as JSON.</summary>
internal sealed class SchemeRpc(SchemeRegistry registry) : SchemeService.SchemeServiceBase
{
    public override async Task<RegisterSchemeResponse> RegisterScheme(RegisterSchemeRequest request, ServerCallContext context) =>
        new() { Scheme = RowOf(await registry.RegisterAsync(Caller.Of(context.GetHttpContext().User), request.Scheme.Memory, context.CancellationToken)) };

    public override async Task<ListSchemesResponse> ListSchemes(ListSchemesRequest request, ServerCallContext context) =>
        new() { Schemes = { (await registry.ListAsync(context.CancellationToken)).Select(ToWire) } };

    public override async Task<GetSchemeResponse> GetScheme(GetSchemeRequest request, ServerCallContext context) =>
        new() { Scheme = RowOf(await registry.FindAsync(request.Namespace, context.CancellationToken)) };

    public override async Task<RemoveSchemeResponse> RemoveScheme(RemoveSchemeRequest request, ServerCallContext context) =>
        await registry.RemoveAsync(request.Namespace, context.CancellationToken) is { } problem ? throw ProblemTrailers.ToException(problem) : new RemoveSchemeResponse();

    public override async Task ImportSchemes(IAsyncStreamReader<ImportSchemesRequest> requestStream, IServerStreamWriter<ImportSchemesResponse> responseStream, ServerCallContext context)
    {
        var caller = Caller.Of(context.GetHttpContext().User);
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            var imported = request.Scheme.Length > SchemeEndpoints.MaxBodyBytes
                ? new Problem(ProblemCodes.RequestTooLarge, $"The row is longer than {SchemeEndpoints.MaxBodyBytes} bytes; send less.")
                : await registry.ImportAsync(caller, request.Scheme.Memory, context.CancellationToken);
            await responseStream.WriteAsync(ToImported(imported), context.CancellationToken);
        }
    }

    public override async Task ExportSchemes(ExportSchemesRequest request, IServerStreamWriter<ExportSchemesResponse> responseStream, ServerCallContext context)
    {
        foreach (var scheme in (await registry.ListAsync(context.CancellationToken)).Where(scheme => !SchemeRegistry.IsBuiltIn(scheme.Namespace)))
        {
            await responseStream.WriteAsync(new ExportSchemesResponse { Scheme = ToWire(scheme) }, context.CancellationToken);
        }
    }

    private static ImportSchemesResponse ToImported(Result<SchemeImport> imported) => imported.IsSuccess
        ? new() { Namespace = imported.Value.Scheme.Namespace, Added = imported.Value.IsAdded }
        : new() { Problems = { imported.Problems.Select(ProblemTrailers.ToWire) } };

    private static ByteString RowOf(Result<IdentifierScheme> scheme) => scheme.IsSuccess ? ToWire(scheme.Value) : throw ProblemTrailers.ToException(scheme.Problems);

    private static ByteString ToWire(IdentifierScheme scheme) => UnsafeByteOperations.UnsafeWrap(IdentifierSchemeJson.Write(scheme));
}
