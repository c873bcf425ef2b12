using Untp.Core.Keys;
using Untp.Core.Problems;

namespace Untp.Core.Dids;

/// <summary>A key in a DID document. Immutable.</summary>
/// <param name="Id">Absolute DID URL.</param>
/// <param name="Controller">The DID that may use it.</param>
/// <param name="Key">The key, or why it cannot be used here: a document may hold keys of types that are foreign to us.</param>
public sealed record VerificationMethod(string Id, string Controller, Result<VerificationKey> Key);
