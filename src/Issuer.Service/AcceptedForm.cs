using Untp.Core.Linksets;

namespace Untp.Issuer;

/// <summary>Which of the forms that something can be had in a request prefers. Source: RFC 9110, section 12.5.1.</summary>
internal static class AcceptedForm
{
    /// <summary>The media type to answer in.</summary>
    /// <param name="request">The request.</param>
    /// <param name="offered">The media types that can be had; the first is answered where the request takes anything, or none of them.</param>
    public static string Choose(HttpRequest request, params ReadOnlySpan<string> offered)
    {
        foreach (var wanted in Preferences.Read(request.Headers.Accept))
        {
            foreach (var mediaType in offered)
            {
                if (wanted.Equals(mediaType, StringComparison.OrdinalIgnoreCase) || wanted is "*/*" or "application/*")
                {
                    return mediaType;
                }
            }
        }

        return offered[0];
    }
}
