using System.Text.Json;
using Untp.Core.Keys;
using Untp.Core.Problems;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>
/// What sets one cryptosuite apart from another: its keys, and how document and proof options become the bytes that are signed.
/// A new suite is a class with this interface and a line in <see cref="Cryptosuites"/>. Threads: implementations are safe.
/// </summary>
internal interface ICryptosuite
{
    /// <summary>As the member <c>cryptosuite</c> spells it.</summary>
    string Name { get; }

    bool Fits(KeyType type);

    /// <summary>Transformation and hashing (Data Integrity 1.0, section 4.2, steps 3 to 5).</summary>
    /// <param name="document">The document without its proof.</param>
    /// <param name="options">The proof without its proofValue.</param>
    /// <param name="type">The key's type; some suites choose the hash by it.</param>
    Result<byte[]> HashData(JsonElement document, JsonElement options, KeyType type);
}
