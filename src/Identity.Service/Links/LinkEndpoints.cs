using Untp.Core.Linksets;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;
using Untp.ServiceDefaults.Rest;

namespace Untp.Identity.Links;

/// <summary>Links over REST.</summary>
internal static class LinkEndpoints
{
    /// <summary>The largest body, and the longest line of an import.</summary>
    public const int MaxBodyBytes = 128 * 1024;

    public static void MapLinks(this WebApplication app)
    {
        app.MapPost("/v1/links", RegisterAsync)
            .WithName("RegisterLinks")
            .WithSummary("Registers links for an identifier, which belongs to the first tenant that does so")
            .Accepts<LinkRegistration>("application/json")
            .Produces<RegisteredLinks>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        app.MapGet("/v1/links", ListAsync)
            .WithName("ListLinks")
            .WithSummary("The tenant's links, of one identifier in any form where it is named, oldest first")
            .Produces<LinkListBody>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        app.MapGet("/v1/links/{id}", FindAsync)
            .WithName("GetLink")
            .WithSummary("A link of this tenant, withdrawn ones too")
            .Produces<LinkBody>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        app.MapPut("/v1/links/{id}", ReplaceAsync)
            .WithName("ReplaceLink")
            .WithSummary("Puts a newer version in a link's place; the older one stays listed as predecessor-version")
            .Accepts<RegisteredLink>("application/json")
            .Produces<LinkBody>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        app.MapDelete("/v1/links/{id}", WithdrawAsync)
            .WithName("WithdrawLink")
            .WithSummary("Takes a link off all lists; its history stays")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/v1/links/{id}/history", HistoryAsync)
            .WithName("GetLinkHistory")
            .WithSummary("What happened to a link, when, and by whose API key")
            .Produces<LinkHistoryBody>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> RegisterAsync(HttpRequest request, LinkRegistry registry, CancellationToken cancellationToken)
    {
        var registration = await ReadAsync<LinkRegistration>(request, cancellationToken);
        return registration.IsSuccess
            ? Answer(await registry.RegisterAsync(Caller.Of(request.HttpContext.User), registration.Value, skipsKnown: false, cancellationToken), StatusCodes.Status201Created)
            : ProblemBody.Result(registration.Problems);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, LinkSearch search, CancellationToken cancellationToken, string? identifier = null, int page = 1) =>
        Answer(await search.ListAsync(Tenant(request), identifier, page, cancellationToken));

    private static async Task<IResult> FindAsync(string id, HttpRequest request, LinkSearch search, CancellationToken cancellationToken) =>
        Answer(await search.FindAsync(Tenant(request), id, cancellationToken));

    private static async Task<IResult> ReplaceAsync(string id, HttpRequest request, LinkRegistry registry, CancellationToken cancellationToken)
    {
        var link = await ReadAsync<RegisteredLink>(request, cancellationToken);
        return link.IsSuccess
            ? Answer(await registry.ReplaceAsync(Caller.Of(request.HttpContext.User), id, link.Value, cancellationToken), StatusCodes.Status201Created)
            : ProblemBody.Result(link.Problems);
    }

    private static async Task<IResult> WithdrawAsync(string id, HttpRequest request, LinkRegistry registry, CancellationToken cancellationToken) =>
        await registry.WithdrawAsync(Caller.Of(request.HttpContext.User), id, cancellationToken) is { } problem ? ProblemBody.Result(problem) : TypedResults.NoContent();

    private static async Task<IResult> HistoryAsync(string id, HttpRequest request, LinkSearch search, CancellationToken cancellationToken) =>
        Answer(await search.HistoryAsync(Tenant(request), id, cancellationToken));

    private static async Task<Result<T>> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : notnull
    {
        var body = await RequestBody.ReadAsync(request, MaxBodyBytes, cancellationToken);
        return body.IsSuccess ? LinkJson.Read<T>(body.Value.Span) : Result<T>.Failure(body.Problems);
    }

    private static IResult Answer<T>(Result<T> result, int status = StatusCodes.Status200OK)
        where T : notnull =>
        result.IsSuccess ? TypedResults.Json(result.Value, LinkJson.Options, statusCode: status) : ProblemBody.Result(result.Problems);

    private static string Tenant(HttpRequest request) => Caller.Of(request.HttpContext.User).Tenant;
}
