using Microsoft.AspNetCore.Http.Features;

namespace Untp.Issuer;

/// <summary>Reads ids out of the path as it was sent: the route's value keeps some of their characters encoded and decodes others.</summary>
internal static class RawTarget
{
    /// <summary>The last but one segment: the id in <c>/v1/credentials/{id}/status</c>, percent-encoded.</summary>
    public static string Id(HttpRequest request) => Uri.UnescapeDataString(FromEnd(request, 1));

    /// <summary>The last segment, as it was sent.</summary>
    public static string Last(HttpRequest request) => FromEnd(request, 0);

    /// <summary>A segment as a DID; one that is not percent-encoded as a whole keeps the percent signs of its own.</summary>
    /// <param name="request">The request.</param>
    /// <param name="after">How many segments come after it.</param>
    public static string Did(HttpRequest request, int after) =>
        FromEnd(request, after) is var segment && segment.StartsWith("did:", StringComparison.Ordinal) ? segment : Uri.UnescapeDataString(segment);

    private static string FromEnd(HttpRequest request, int after)
    {
        var segments = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0].TrimEnd('/').Split('/');
        return segments.Length > after ? segments[^(after + 1)] : "";
    }
}
