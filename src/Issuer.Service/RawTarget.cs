using Microsoft.AspNetCore.Http.Features;

namespace Untp.Issuer;

/// <summary>Reads ids out of the path as it was sent: the route's value keeps some of their characters encoded and decodes others.</summary>
internal static class RawTarget
{
    /// <summary>The last but one segment: the id in <c>/v1/credentials/{id}/status</c>, percent-encoded.</summary>
    public static string Id(HttpRequest request) => Uri.UnescapeDataString(LastButOne(request));

    /// <summary>The last but one segment as a DID; one that is not percent-encoded as a whole keeps the percent signs of its own.</summary>
    public static string Did(HttpRequest request) =>
        LastButOne(request) is var segment && segment.StartsWith("did:", StringComparison.Ordinal) ? segment : Uri.UnescapeDataString(segment);

    private static string LastButOne(HttpRequest request)
    {
        var segments = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0].TrimEnd('/').Split('/');
        return segments.Length > 1 ? segments[^2] : "";
    }
}
