namespace Untp.Issuer.Dids.Webvh;

/// <summary>A log as it is published. Immutable.</summary>
/// <param name="Bytes">JSON Lines (UTF-8).</param>
/// <param name="VersionId">Of its last entry.</param>
internal sealed record PublishedLog(byte[] Bytes, string VersionId);
