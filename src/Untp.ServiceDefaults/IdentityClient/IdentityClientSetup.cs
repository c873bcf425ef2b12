using Grpc.Core.Interceptors;
using Untp.Contracts.Identity.V1;
using Untp.Core.Contexts;
using Untp.Core.Dids;
using Untp.Core.Issuance;
using Untp.Core.Schemas;
using Untp.Core.Status;
using Untp.Core.Trust;
using Untp.ServiceDefaults.Changes;
using Untp.ServiceDefaults.Discovery;

namespace Untp.ServiceDefaults.IdentityClient;

/// <summary>Adds what a service needs to ask Identity for DIDs, schemas, contexts, status lists and anchors.</summary>
public static class IdentityClientSetup
{
    /// <summary>Adds <see cref="IDidSource"/>, <see cref="ISchemaSource"/>, <see cref="IContextDocuments"/>, <see cref="IRelatedResources"/>, <see cref="IStatusListSource"/> and <see cref="IAnchorSource"/> by gRPC.</summary>
    /// <param name="builder">The service's builder.</param>
    public static void AddIdentityClient(this WebApplicationBuilder builder)
    {
        builder.AddChangeFeed();
        builder.Services.AddSingleton<GrpcChannels>();
        builder.Services.AddSingleton(services => new IdentityService.IdentityServiceClient(services.GetRequiredService<GrpcChannels>().To("identity")
            .Intercept(new SpendingInterceptor(services.GetRequiredService<IHttpContextAccessor>()))));
        builder.Services.AddSingleton(typeof(NearCache<>));
        builder.Services.AddSingleton<IDidSource, IdentityDids>();
        builder.Services.AddSingleton<ISchemaSource, IdentitySchemas>();
        builder.Services.AddSingleton<IContextDocuments, IdentityContexts>();
        builder.Services.AddSingleton<IRelatedResources, IdentityRelatedResources>();
        builder.Services.AddSingleton<IStatusListSource, IdentityStatusLists>();
        builder.Services.AddSingleton<IAnchorSource, IdentityAnchors>();
    }
}
