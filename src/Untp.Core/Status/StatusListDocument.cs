namespace Untp.Core.Status;

/// <summary>A status list credential as it was fetched; nothing of it is trusted yet. Immutable.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="MediaType">The media type that its server stated; a hint.</param>
public sealed record StatusListDocument(ReadOnlyMemory<byte> Content, string MediaType);
