namespace Untp.Identity.Own;

/// <summary>The files of a did:webvh that is held here. Immutable.</summary>
/// <param name="Log">did.jsonl (UTF-8).</param>
/// <param name="Witness">did-witness.json (UTF-8); empty where there is none.</param>
internal sealed record OwnDidLog(ReadOnlyMemory<byte> Log, ReadOnlyMemory<byte> Witness);
