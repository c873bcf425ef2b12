using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using Untp.Core.Identifiers.Schemes;
using Untp.Core.Linksets;
using Untp.Core.Problems;
using Untp.Identity.Own;
using Untp.Identity.Remote;
using Untp.Identity.Schemes;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;

namespace Untp.Identity.Resolver;

/// <summary>The public resolver: every GET and HEAD that no other endpoint takes.</summary>
internal static class ResolverEndpoints
{
    private const int MaxParameterChars = 512;

    private static readonly ResolverDescription.LinkTypes[] _linkTypes =
    [
        new("https://vocabulary.uncefact.org/untp/", "untp"),
        new("https://gs1.org/voc/", "gs1"),
    ];

    public static void MapResolver(this WebApplication app)
    {
        app.MapGet("/.well-known/resolver", DescribeAsync)
            .WithName("DescribeResolver")
            .WithSummary("What the identity resolver resolves")
            .WithDescription("Identifiers resolve below resolverRoot: /{namespace}/{keyType}/{key}/{qualifiers}, or a GS1 Digital Link path; query linkType, language, context, accessRole.")
            .Produces<ResolverDescription>();

        // No route of its own: a catch-all would answer for the methods of every other path.
        app.Use((context, next) => context.GetEndpoint() is null && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) && context.Request.Path.Value is { Length: > 1 }
            ? AnswerAsync(context)
            : next(context));
    }

    private static async Task<IResult> DescribeAsync(HttpResponse response, SchemeCatalog catalog, PublicUrlOptions options, ResolverOptions resolver, CancellationToken cancellationToken)
    {
        Share(response, resolver);
        var schemes = (await catalog.GetAsync(cancellationToken)).Register.Schemes;
        return TypedResults.Ok(new ResolverDescription(
            resolver.Name,
            options.PublicUrl.TrimEnd('/'),
            _linkTypes,
            [.. schemes.SelectMany(scheme => scheme.KeyTypes.Where(key => key.Type == KeyTypeRole.Identifier).Select(key => scheme.Namespace == "gs1" ? key.Code : $"{scheme.Namespace}/{key.Code}"))]));
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var options = services.GetRequiredService<ResolverOptions>();
        var query = QueryOf(context.Request);
        if (!query.IsSuccess)
        {
            await ProblemBody.WriteAsync(context, query.Problems);
            return;
        }

        var target = ResolverTarget.Of(context);
        var answer = await services.GetRequiredService<LinkResolver>().ResolveAsync(target, query.Value, new FetchBudget(services.GetRequiredService<RemoteOptions>(), Caller.Of(context.User).Tenant), context.RequestAborted);
        Share(context.Response, options);
        if (answer.Identifier is { } identifier)
        {
            var linkset = new LinkTarget { Href = $"{services.GetRequiredService<PublicUrlOptions>().PublicUrl.TrimEnd('/')}{target.Path}?linkType={RelationName.Linkset}", Type = Linkset.MediaType };
            context.Response.Headers.Link = LinkHeader.Write([new HeaderLink(RelationName.Linkset, linkset, identifier)]);
        }

        await WriteAsync(context, answer);
    }

    private static async Task WriteAsync(HttpContext context, ResolverAnswer answer)
    {
        var response = context.Response;
        if (answer.Location is { } location)
        {
            response.Headers.Location = location;
        }

        if (answer is { Location: not null, Linkset: null })
        {
            response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        }
        else if (answer is { Location: not null, Linkset: { } choices })
        {
            response.StatusCode = StatusCodes.Status300MultipleChoices;
            response.ContentType = Linkset.MediaType;
            response.ContentLength = choices.Length;
            await response.Body.WriteAsync(choices, context.RequestAborted);
        }
        else if (answer.Linkset is { } linkset)
        {
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(linkset).AsSpan(0, 16))}\"");
            await TypedResults.Bytes(linkset, Linkset.MediaType, entityTag: tag).ExecuteAsync(context);
        }
        else
        {
            await ProblemBody.WriteAsync(context, answer.Problems);
        }
    }

    // Anyone may read it, in a browser too; what is answered depends on these two.
    private static void Share(HttpResponse response, ResolverOptions options)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlExposeHeaders = "ETag, Link, Location";
        response.Headers.Vary = "Accept, Accept-Language";
        response.Headers.CacheControl = $"public, max-age={(long)options.MaxAge.TotalSeconds}";
    }

    private static Result<LinkQuery> QueryOf(HttpRequest request)
    {
        string[] names = ["linkType", "language", "context", "accessRole"];
        List<Problem> problems = [.. names.Where(name => request.Query[name] is { Count: > 1 } or [{ Length: > MaxParameterChars }])
            .Select(name => new Problem(ProblemCodes.RequestShape, $"{name} is given once, with at most {MaxParameterChars} characters.", $"/{name}"))];
        if (problems.Count > 0)
        {
            return Result<LinkQuery>.Failure(problems);
        }

        var mediaTypes = Preferences.Read(request.Headers.Accept);
        return new LinkQuery
        {
            // Whoever prefers linksets to all else asks for one.
            LinkType = Given("linkType") ?? (mediaTypes is [Linkset.MediaType, ..] ? RelationName.Linkset : null),
            Language = Given("language"),
            AcceptLanguages = Preferences.Read(request.Headers.AcceptLanguage),
            AcceptMediaTypes = mediaTypes,
            Context = Given("context"),
            AccessRole = Given("accessRole"),
        };

        string? Given(string name) => request.Query[name] is [{ Length: > 0 } text] ? text : null;
    }
}
