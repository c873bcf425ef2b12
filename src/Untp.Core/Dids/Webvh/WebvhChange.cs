using Untp.LinkedData.Json;

namespace Untp.Core.Dids.Webvh;

/// <summary>What a new entry of a log changes; what is null stays as it is. Immutable.</summary>
/// <param name="Document">The whole new DID document.</param>
/// <param name="UpdateKeys">The Multikeys (Ed25519) that may sign the next entries.</param>
/// <param name="NextKeyHashes">Hashes of the keys of the next entry (<see cref="WebvhParameters.HashOf"/>); an empty list ends pre-rotation.</param>
/// <param name="Witness">Who must approve the next entries; <see cref="WebvhWitness.None"/> for nobody.</param>
/// <param name="Watchers">URLs of those who keep copies.</param>
/// <param name="Portable">Whether the DID may move; true in the first entry only.</param>
/// <param name="TtlSeconds">How long to cache, 0 to 2^31.</param>
/// <param name="Deactivate">True gives the DID up for good.</param>
public sealed record WebvhChange(
    StrictJson? Document = null,
    IReadOnlyList<string>? UpdateKeys = null,
    IReadOnlyList<string>? NextKeyHashes = null,
    WebvhWitness? Witness = null,
    IReadOnlyList<string>? Watchers = null,
    bool? Portable = null,
    long? TtlSeconds = null,
    bool Deactivate = false);
