using System.Text.Json;

namespace Untp.Issuer.Dids.Updates;

/// <summary>The JSON form of a change of a DID document, for the service's description; what is left out stays.</summary>
/// <param name="Services">All services of the DID, at most 32; an empty array for none.</param>
/// <param name="AlsoKnownAs">All its other names, absolute URIs, at most 32; an empty array for none.</param>
/// <param name="Watchers">Of a did:webvh: https URLs of all who keep copies of its log, at most 32; an empty array for none.</param>
internal sealed record UpdateDidBody(IReadOnlyList<UpdateDidBody.Service>? Services, IReadOnlyList<string>? AlsoKnownAs, IReadOnlyList<string>? Watchers)
{
    /// <summary>One service; <c>serviceEndpoint</c> is a URL or an object of href, title, type and hreflang.</summary>
    internal sealed record Service(string? Id, string Type, JsonElement ServiceEndpoint);
}
