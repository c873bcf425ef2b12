namespace Untp.Issuer.Dids;

/// <summary>The JSON form of a request to mark a key as compromised, for the service's description.</summary>
/// <param name="CompromisedAt">From when on, with its zone; not in the future.</param>
/// <param name="Reason">For the tenant's own records, at most 500 characters; not published.</param>
internal sealed record RevokeKeyBody(DateTimeOffset CompromisedAt, string? Reason);
