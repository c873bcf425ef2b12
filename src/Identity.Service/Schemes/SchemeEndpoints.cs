using Untp.Core.Identifiers.Schemes;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;
using Untp.ServiceDefaults.Rest;

namespace Untp.Identity.Schemes;

/// <summary>Identifier schemes over REST: rows of data as JSON.</summary>
internal static class SchemeEndpoints
{
    /// <summary>The largest row.</summary>
    public const int MaxBodyBytes = 256 * 1024;

    public static void MapSchemes(this WebApplication app)
    {
        app.MapPost("/v1/schemes", RegisterAsync)
            .WithName("RegisterScheme")
            .WithSummary("Adds an identifier scheme, known to all tenants from then on")
            .Accepts<IdentifierScheme>("application/json")
            .Produces<IdentifierScheme>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
        app.MapGet("/v1/schemes", ListAsync)
            .WithName("ListSchemes")
            .WithSummary("All identifier schemes, the built-in ones first")
            .Produces<SchemeListBody>();
        app.MapGet("/v1/schemes/{name}", FindAsync)
            .WithName("GetScheme")
            .WithSummary("An identifier scheme by its namespace")
            .Produces<IdentifierScheme>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        app.MapDelete("/v1/schemes/{name}", RemoveAsync)
            .WithName("RemoveScheme")
            .WithSummary("Removes an identifier scheme that nothing is registered under; built-in ones stay")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> RegisterAsync(HttpRequest request, SchemeRegistry registry, CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, MaxBodyBytes, cancellationToken);
        return body.IsSuccess
            ? Answer(await registry.RegisterAsync(Caller.Of(request.HttpContext.User), body.Value, cancellationToken), StatusCodes.Status201Created)
            : ProblemBody.Result(body.Problems);
    }

    private static async Task<IResult> ListAsync(SchemeRegistry registry, CancellationToken cancellationToken)
    {
        var rows = (await registry.ListAsync(cancellationToken)).Select(IdentifierSchemeJson.Write);
        return Results.Bytes([.. "{\"schemes\":["u8, .. rows.SelectMany((row, i) => i == 0 ? row : [(byte)',', .. row]), .. "]}"u8], "application/json");
    }

    private static async Task<IResult> FindAsync(string name, SchemeRegistry registry, CancellationToken cancellationToken) => Answer(await registry.FindAsync(name, cancellationToken));

    private static async Task<IResult> RemoveAsync(string name, SchemeRegistry registry, CancellationToken cancellationToken) =>
        await registry.RemoveAsync(name, cancellationToken) is { } problem ? ProblemBody.Result(problem) : TypedResults.NoContent();

    private static IResult Answer(Result<IdentifierScheme> scheme, int status = StatusCodes.Status200OK) => scheme.IsSuccess
        ? TypedResults.Text(IdentifierSchemeJson.Write(scheme.Value), "application/json", status)
        : ProblemBody.Result(scheme.Problems);
}
