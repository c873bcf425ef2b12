using Untp.Identity.Links;
using Untp.Identity.Schemes;
using Untp.ServiceDefaults.Store;

namespace Untp.Identity.Store;

/// <summary>Identity's database, <c>ConnectionStrings__identity</c>.</summary>
internal static class StoreSetup
{
    public static void AddStore(this WebApplicationBuilder builder)
    {
        builder.AddRelationalStore<IdentityDbContext, SqliteDbContext, PostgresDbContext>("identity");
        builder.Services.AddGrpc()
            .AddServiceOptions<LinkRpc>(options => options.Interceptors.Add<StoreOutageInterceptor>())
            .AddServiceOptions<SchemeRpc>(options => options.Interceptors.Add<StoreOutageInterceptor>())
            .AddServiceOptions<Rpc.IdentityRpc>(options => options.Interceptors.Add<StoreOutageInterceptor>());
    }
}
