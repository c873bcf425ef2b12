using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Services.Tests.Stack;
using Untp.Contracts.Identity.V1;
using Untp.Core.Dids;
using Untp.Core.Vocabulary;
using Untp.ServiceDefaults;

namespace Services.Tests.ServiceDefaults;

/// <summary>An identity service that answers as a test tells it: by itself it knows did:key, a schema that everything fits, and the contexts of the tables.</summary>
internal sealed class FakeIdentity : IdentityService.IdentityServiceBase
{
    private int _dids;
    private int _documents;

    public int DidCalls => _dids;

    public int DocumentCalls => _documents;

    /// <summary>Runs before each answer; gets the number of the call, from 1.</summary>
    public Func<int, ServerCallContext, Task> BeforeDid { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Runs before each answer; gets the number of the call, from 1.</summary>
    public Func<int, ServerCallContext, Task> BeforeDocument { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Status lists by their URLs, as compact JWS; any other cannot be had.</summary>
    public Dictionary<string, byte[]> StatusLists { get; } = new(StringComparer.Ordinal);

    public Task<RunningService> StartAsync(OwnServices services, Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateBuilder(InProcessStack.Arguments());
        builder.AddServiceDefaults("identity");
        builder.Services.AddSingleton(this);
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapGrpcService<FakeIdentity>();
        map?.Invoke(app);
        return services.StartAsync(app, "identity");
    }

    public override async Task<ResolveDidResponse> ResolveDid(ResolveDidRequest request, ServerCallContext context)
    {
        await BeforeDid(Interlocked.Increment(ref _dids), context);
        return new ResolveDidResponse
        {
            DidDocument = ByteString.CopyFrom(DidKey.Resolve(Did.Parse(request.Did).Value!).Value),
            FetchedAt = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow()),
        };
    }

    public override async Task<ResolveDocumentResponse> ResolveDocument(ResolveDocumentRequest request, ServerCallContext context)
    {
        await BeforeDocument(Interlocked.Increment(ref _documents), context);
        var content = request.Kind == DocumentKind.Context && Vocabularies.Find(PublishedKind.Context, request.Url) is { } published ? published.Generated.Span : "{}"u8;
        return new ResolveDocumentResponse { Url = request.Url, Content = ByteString.CopyFrom(content), FetchedAt = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) };
    }

    public override Task<ResolveStatusListResponse> ResolveStatusList(ResolveStatusListRequest request, ServerCallContext context) => Task.FromResult(
        StatusLists.TryGetValue(request.Url, out var list)
            ? new ResolveStatusListResponse { Credential = ByteString.CopyFrom(list), MediaType = "application/vc+jwt", FetchedAt = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) }
            : new ResolveStatusListResponse { Problem = new() { Code = "STATUS_LIST_UNAVAILABLE", Message = "There is no such list." }, Retryable = true });

    /// <summary>Refuses as an overloaded server does.</summary>
    public static Task Down() => throw new RpcException(new Status(StatusCode.Unavailable, "down"));
}
