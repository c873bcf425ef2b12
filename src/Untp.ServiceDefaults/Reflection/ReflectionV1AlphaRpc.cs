using Grpc.Core;
using Grpc.Reflection.V1Alpha;

namespace Untp.ServiceDefaults.Reflection;

/// <summary>Server reflection, v1alpha. Both versions say the same; their types differ only in name.</summary>
internal sealed class ReflectionV1AlphaRpc(ReflectionCatalog catalog) : ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(IAsyncStreamReader<ServerReflectionRequest> requestStream, IServerStreamWriter<ServerReflectionResponse> responseStream, ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            var response = Answer(request);
            response.ValidHost = request.Host;
            response.OriginalRequest = request;
            await responseStream.WriteAsync(response, context.CancellationToken);
        }
    }

    private ServerReflectionResponse Answer(ServerReflectionRequest request) => request.MessageRequestCase switch
    {
        ServerReflectionRequest.MessageRequestOneofCase.ListServices => new() { ListServicesResponse = new() { Service = { catalog.Listed.Select(name => new ServiceResponse { Name = name }) } } },
        ServerReflectionRequest.MessageRequestOneofCase.FileByFilename => Files(catalog.FindFile(request.FileByFilename)),
        ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol => Files(catalog.FindSymbol(request.FileContainingSymbol)),
        ServerReflectionRequest.MessageRequestOneofCase.AllExtensionNumbersOfType or ServerReflectionRequest.MessageRequestOneofCase.FileContainingExtension => Error(StatusCode.NotFound, "proto3 has no extensions."),
        _ => Error(StatusCode.InvalidArgument, "The request asks for nothing."),
    };

    private static ServerReflectionResponse Files(IReadOnlyList<Google.Protobuf.ByteString>? files) => files is null
        ? Error(StatusCode.NotFound, "There is no such file or symbol.")
        : new() { FileDescriptorResponse = new() { FileDescriptorProto = { files } } };

    private static ServerReflectionResponse Error(StatusCode code, string message) => new() { ErrorResponse = new() { ErrorCode = (int)code, ErrorMessage = message } };
}
