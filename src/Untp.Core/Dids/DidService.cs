namespace Untp.Core.Dids;

/// <summary>A service of a DID document that names one absolute URL. Immutable.</summary>
/// <param name="Id">The service's id, as written.</param>
/// <param name="Type">Its type; in UNTP the link relation.</param>
/// <param name="Endpoint">Absolute URL.</param>
/// <param name="Title">The endpoint's title, where stated; else empty.</param>
/// <param name="MediaType">The endpoint's media type, where stated; else empty.</param>
public sealed record DidService(string Id, string Type, string Endpoint, string Title, string MediaType);
