namespace Untp.Core.Trust;

/// <summary>A credential that was found where an anchor was looked for; nothing of it is verified. Immutable.</summary>
/// <param name="Url">Where it was read.</param>
/// <param name="FoundAt">What named that URL: the DID of the document, or the URL of the linkset.</param>
/// <param name="Credential">A compact JWS, ASCII.</param>
public sealed record AnchorCandidate(string Url, string FoundAt, ReadOnlyMemory<byte> Credential);
