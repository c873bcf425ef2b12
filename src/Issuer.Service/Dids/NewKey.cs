using Untp.Core.Keys;

namespace Untp.Issuer.Dids;

/// <summary>A request for a DID's next key. Immutable.</summary>
/// <param name="KeyType">Null means the type of the key that it replaces.</param>
internal sealed record NewKey(KeyType? KeyType);
