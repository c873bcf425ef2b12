namespace Untp.Identity.Remote;

/// <summary>What is fetched. Immutable.</summary>
/// <param name="Url">Absolute URL.</param>
/// <param name="MediaTypes">What the answer may be; empty where its bytes are checked anyway.</param>
/// <param name="MaxRedirects">Redirects that are followed.</param>
/// <param name="MaxBytes">Largest body in bytes, as it is sent and inflated; null: as <see cref="RemoteOptions"/> say.</param>
internal sealed record RemoteRequest(Uri Url, IReadOnlyList<string> MediaTypes, int MaxRedirects, int? MaxBytes = null)
{
    /// <summary>True where the media types are asked for, but others are taken as well: the content is judged by itself. Default false.</summary>
    public bool TakesAnyType { get; init; }
}
