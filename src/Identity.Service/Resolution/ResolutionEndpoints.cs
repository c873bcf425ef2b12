using Untp.Core.Dids.Resolution;
using Untp.Core.Problems;
using Untp.Identity.Dids;
using Untp.Identity.Remote;
using Untp.ServiceDefaults.Callers;

namespace Untp.Identity.Resolution;

/// <summary>DID resolution and dereferencing over HTTP. Source: DID Resolution 1.0, section 7 (HTTP(S) binding).</summary>
internal static class ResolutionEndpoints
{
    private static readonly byte[] _nothingKnown = "{}"u8.ToArray();

    public static void MapResolution(this WebApplication app) => app.MapGet(ResolutionTarget.Path + "{**did}", AnswerAsync)
        .WithName("ResolveDid")
        .WithSummary("Resolves a DID or dereferences a DID URL, written as it is or percent-encoded as a whole; options such as versionId stand in the query")
        .Produces<object>(StatusCodes.Status200OK, ResolutionMediaTypes.All[0], [.. ResolutionMediaTypes.All.Skip(1)])
        .Produces(StatusCodes.Status303SeeOther)
        .Produces<object>(StatusCodes.Status400BadRequest, ResolutionMediaTypes.Resolution)
        .Produces<object>(StatusCodes.Status404NotFound, ResolutionMediaTypes.Resolution)
        .Produces<object>(StatusCodes.Status406NotAcceptable, ResolutionMediaTypes.Resolution)
        .Produces<object>(StatusCodes.Status410Gone, ResolutionMediaTypes.Resolution)
        .Produces<object>(StatusCodes.Status500InternalServerError, ResolutionMediaTypes.Resolution)
        .Produces<object>(StatusCodes.Status501NotImplemented, ResolutionMediaTypes.Resolution)
        .Produces<object>(StatusCodes.Status503ServiceUnavailable, ResolutionMediaTypes.Resolution);

    private static async Task<IResult> AnswerAsync(HttpRequest request, DidResolver dids, RemoteOptions remote, CancellationToken cancellationToken)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.Vary = "Accept";
        headers.CacheControl = "no-cache";
        var target = ResolutionTarget.Read(request);
        var url = DidUrlRequest.Parse(target.DidUrl);
        if (!url.IsSuccess)
        {
            return Refuse(request, ResolutionMediaTypes.Resolution, url.Problems[0]);
        }

        var isPart = url.Value is not { Path: "", Service: null, Fragment: "" };
        string[] accept = target.Accept is { } asked ? [asked] : [.. request.Headers.Accept.OfType<string>()];
        if (ResolutionMediaTypes.Choose(accept, isPart) is not { } mediaType)
        {
            return Refuse(request, ResolutionMediaTypes.Resolution, new(ProblemCodes.MediaTypeUnsupported, $"Accept one of {string.Join(", ", ResolutionMediaTypes.All)}; a part of a document comes in no {ResolutionMediaTypes.Resolution}."));
        }

        var budget = new FetchBudget(remote, Caller.Of(request.HttpContext.User).Tenant);
        var resolved = await dids.ResolveAsync(url.Value.Did, url.Value.Version, budget, cancellationToken);
        if (!resolved.IsFound)
        {
            return Refuse(request, mediaType, resolved.Problem);
        }

        var did = resolved.Value;
        if (did.Inactive is { } inactive)
        {
            return Refuse(request, mediaType, inactive, did.Metadata);
        }

        if (!isPart)
        {
            return Give(mediaType, did.Document, did.Metadata);
        }

        var part = DidUrlDereferencer.Dereference(did.Document.Span, url.Value);
        if (!part.IsSuccess)
        {
            return Refuse(request, mediaType, part.Problems[0]);
        }

        return part.Value.Location is { } location ? Lead(request, mediaType, location) : Give(mediaType, part.Value.Content, _nothingKnown);
    }

    private static IResult Give(string mediaType, ReadOnlyMemory<byte> content, ReadOnlyMemory<byte> metadata) =>
        mediaType is ResolutionMediaTypes.Resolution or ResolutionMediaTypes.Dereferencing
            ? Results.Bytes(ResolutionBody.Write(mediaType, content.Span, metadata.Span), mediaType)
            : Results.Bytes(content, mediaType);

    private static IResult Lead(HttpRequest request, string mediaType, Uri location)
    {
        if (location.Scheme is not ("http" or "https"))
        {
            return Refuse(request, mediaType, new(ProblemCodes.DidUrlNotFound, $"The service lies at an address of scheme {location.Scheme}, to which no client is sent."));
        }

        request.HttpContext.Response.Headers.Location = location.AbsoluteUri;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static IResult Refuse(HttpRequest request, string mediaType, Problem problem, ReadOnlyMemory<byte>? metadata = null)
    {
        // A bare document has no room for a reason.
        var form = mediaType == ResolutionMediaTypes.Dereferencing ? mediaType : ResolutionMediaTypes.Resolution;
        var response = request.HttpContext.Response;
        response.StatusCode = StatusOf(problem);
        response.Headers.CacheControl = "no-store";
        if (response.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = "1";
        }

        return Results.Bytes(ResolutionBody.Write(form, default, (metadata ?? _nothingKnown).Span, problem), form);
    }

    private static int StatusOf(Problem problem) => DidErrorTypes.Of(problem) switch
    {
        DidErrorType.InvalidDid or DidErrorType.InvalidDidUrl or DidErrorType.InvalidOptions => StatusCodes.Status400BadRequest,
        DidErrorType.NotFound => StatusCodes.Status404NotFound,
        DidErrorType.RepresentationNotSupported => StatusCodes.Status406NotAcceptable,
        DidErrorType.Deactivated => StatusCodes.Status410Gone,
        DidErrorType.MethodNotSupported => StatusCodes.Status501NotImplemented,
        _ when problem.Code.Kind is ProblemKind.Unavailable or ProblemKind.Timeout => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
