using Untp.ServiceDefaults.Errors;

namespace Untp.Gateway.OpenApi;

internal static class OpenApiEndpoints
{
    public const string Path = "/openapi/v1.json";

    public static void MapOpenApiDocument(this WebApplication app) =>
        app.MapGet(Path, async (OpenApiSource source, CancellationToken cancellationToken) =>
        {
            var document = await source.GetAsync(cancellationToken);
            return document.IsSuccess ? Results.Bytes(document.Value, "application/json; charset=utf-8") : ProblemBody.Result(document.Problems);
        }).AllowAnonymous();
}
