using System.Security.Cryptography;
using System.Text.Json;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>eddsa-jcs-2022. Source: Data Integrity EdDSA Cryptosuites v1.0, section 3.3.</summary>
internal sealed class EddsaJcs2022 : ICryptosuite
{
    public string Name => "eddsa-jcs-2022";

    public bool Fits(KeyType type) => type == KeyType.Ed25519;

    // Sections 3.3.3 to 3.3.5: the hash of the proof options comes first.
    public Result<byte[]> HashData(JsonElement document, JsonElement options, KeyType type)
    {
        var canonicalOptions = Jcs.Canonicalize(options).ToResult();
        var canonicalDocument = Jcs.Canonicalize(document).ToResult();
        IReadOnlyList<Problem> problems = [.. canonicalOptions.Problems, .. canonicalDocument.Problems];
        return problems.Count == 0
            ? (byte[])[.. SHA256.HashData(canonicalOptions.Value!), .. SHA256.HashData(canonicalDocument.Value!)]
            : Result<byte[]>.Failure(problems);
    }
}
