namespace Untp.Issuer.Status;

/// <summary>The JSON form of a request to change a status, for the service's description.</summary>
/// <param name="Purpose"><c>revocation</c> or <c>suspension</c>.</param>
/// <param name="Value">True sets it, false clears it; a revocation cannot be cleared.</param>
/// <param name="Reason">For the history, at most 500 characters; no personal data.</param>
internal sealed record StatusChangeBody(string Purpose, bool Value, string? Reason);
