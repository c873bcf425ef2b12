namespace Untp.Core.Dids.Resolution;

/// <summary>What a DID URL leads to: a part of the document, or an address outside it. Immutable.</summary>
/// <param name="Content">The document, verification method or service, JSON (UTF-8); empty where the target lies elsewhere.</param>
/// <param name="Location">The address that a service gives; null where the target is <paramref name="Content"/>.</param>
public sealed record DidUrlTarget(ReadOnlyMemory<byte> Content, Uri? Location);
