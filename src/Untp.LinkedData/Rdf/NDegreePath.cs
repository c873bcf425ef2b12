namespace Untp.LinkedData.Rdf;

/// <summary>A path, or the hash of one in hexadecimal, and the issuer as it stood at its end.</summary>
internal sealed record NDegreePath(byte[] Text, IdentifierIssuer Issuer);
