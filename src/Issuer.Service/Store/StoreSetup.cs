using Untp.Issuer.Rpc;

namespace Untp.Issuer.Store;

/// <summary>The issuer's database, <c>ConnectionStrings__issuer</c>.</summary>
internal static class StoreSetup
{
    public static void AddStore(this WebApplicationBuilder builder)
    {
        builder.AddRelationalStore<IssuerDbContext, SqliteDbContext, PostgresDbContext>("issuer");
        builder.Services.AddSingleton<StoreQueries>();
        builder.Services.AddGrpc().AddServiceOptions<IssuerRpc>(options => options.Interceptors.Add<StoreOutageInterceptor>());
    }
}
