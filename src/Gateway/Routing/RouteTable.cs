using System.Collections.Frozen;
using Untp.Gateway.Keys;

namespace Untp.Gateway.Routing;

/// <summary>All routes, in one table: path, methods, service, scope.</summary>
internal static class RouteTable
{
    public const string Identity = "identity";
    public const string Issuer = "issuer";
    public const string Verifier = "verifier";

    // A route a depth: a catch-all would answer 405 to every other method on every path.
    private const int MaxDidSegments = 5;

    public static IReadOnlyList<string> Services { get; } = [Identity, Issuer, Verifier];

    public static IReadOnlyList<GatewayRoute> All { get; } =
    [
        // REST
        Rest("/v1/dids", ["GET", "POST"], Issuer, Scopes.Issue),
        Rest("/v1/dids/{did}", ["PATCH", "DELETE"], Issuer, Scopes.Issue),
        Rest("/v1/dids/{did}/keys", ["POST"], Issuer, Scopes.Issue),
        Rest("/v1/dids/{did}/keys/{fragment}", ["PATCH"], Issuer, Scopes.Issue),
        Rest("/v1/credentials", ["GET", "POST"], Issuer, Scopes.Issue),
        Rest("/v1/credentials/status", ["GET", "PATCH"], Issuer, Scopes.Issue),
        Rest("/v1/credentials/{id}/status", ["GET", "PATCH"], Issuer, Scopes.Issue),
        Rest("/credentials/issue", ["POST"], Issuer, Scopes.Issue),
        Rest("/credentials/status", ["POST"], Issuer, Scopes.Issue),
        Rest("/credentials/verify", ["POST"], Verifier, Scopes.Verify),
        Rest("/presentations/verify", ["POST"], Verifier, Scopes.Verify),
        Rest("/credentials/{id}", ["GET"], Issuer, null),
        Rest("/status-lists/{id}", ["GET"], Issuer, null),
        .. DidFiles("did.json"),
        .. DidFiles("did.jsonl"),
        Rest("/1.0/identifiers/{**did}", ["GET"], Identity, null),
        Rest("/v1/links", ["GET", "POST"], Identity, Scopes.Register),
        Rest("/v1/links:export", ["GET"], Identity, Scopes.Register),
        Rest("/v1/links:import", ["POST"], Identity, Scopes.Register) with { IsStream = true },
        Rest("/v1/links/{id}", ["GET", "PUT", "DELETE"], Identity, Scopes.Register),
        Rest("/v1/links/{id}/history", ["GET"], Identity, Scopes.Register),
        Rest("/v1/schemes", ["GET", "POST"], Identity, Scopes.Admin),
        Rest("/v1/schemes:export", ["GET"], Identity, Scopes.Admin),
        Rest("/v1/schemes:import", ["POST"], Identity, Scopes.Admin) with { IsStream = true },
        Rest("/v1/schemes/{name}", ["GET", "DELETE"], Identity, Scopes.Admin),
        Rest("/vocabulary", ["GET", "HEAD"], Identity, null),
        Rest("/vocabulary/{name}/{file}", ["GET", "HEAD"], Identity, null),
        Rest("/.well-known/resolver", ["GET"], Identity, null),
        Rest("/{**identifier}", ["GET", "HEAD"], Identity, null) with { IsFallback = true },
        Rest("/v1/verifications", ["POST"], Verifier, Scopes.Verify),
        Rest("/v1/verifications:batch", ["POST"], Verifier, Scopes.Verify) with { IsStream = true },

        // gRPC
        Grpc("untp.identity.v1.IdentityService", Identity, Scopes.Verify),
        Grpc("untp.identity.v1.LinkService", Identity, Scopes.Register),
        Grpc("untp.identity.v1.SchemeService", Identity, Scopes.Admin),
        Grpc("untp.issuer.v1.IssuerService", Issuer, Scopes.Issue),
        Grpc("untp.verifier.v1.VerifierService", Verifier, Scopes.Verify),

        // Health and reflection of one service; without the header the gateway answers for itself.
        .. Services.SelectMany(service => new[]
        {
            OfService("grpc.health.v1.Health", service),
            OfService("grpc.reflection.v1.ServerReflection", service),
            OfService("grpc.reflection.v1alpha.ServerReflection", service),
        }),
    ];

    private static readonly FrozenDictionary<string, GatewayRoute> _byId = All.ToFrozenDictionary(route => route.Id);

    /// <summary>The route that a request took.</summary>
    public static GatewayRoute Of(string routeId) => _byId[routeId];

    private static IEnumerable<GatewayRoute> DidFiles(string name) =>
        Enumerable.Range(1, MaxDidSegments).Select(depth => Rest($"{string.Concat(Enumerable.Range(1, depth).Select(i => $"/{{segment{i}}}"))}/{name}", ["GET"], Issuer, null));

    private static GatewayRoute Rest(string path, string[] methods, string service, string? scope) => new(path, service, scope) { Methods = methods };

    private static GatewayRoute Grpc(string grpcService, string service, string scope) => new($"/{grpcService}/{{**method}}", service, scope);

    private static GatewayRoute OfService(string grpcService, string service) => new($"/{grpcService}/{{**method}}", service, null) { IsByHeader = true };
}
