using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Untp.ServiceDefaults.Callers;

namespace Untp.Gateway.Keys;

/// <summary>Knows the keys by their hashes. Every look takes all of them, so that its time tells nothing. Threads: safe.</summary>
internal sealed class ApiKeyRing(IOptions<AuthOptions> options)
{
    private readonly (byte[] Hash, Caller Caller)[] _keys =
        [.. options.Value.ApiKeys.Select(key => (Convert.FromHexString(key.Hash), new Caller(key.Tenant, key.Id, string.Join(' ', key.ScopeList.Distinct()))))];

    /// <summary>Whose key it is; null where it is nobody's.</summary>
    public Caller? Find(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        Caller? found = null;
        foreach (var (known, caller) in _keys)
        {
            found = CryptographicOperations.FixedTimeEquals(hash, known) ? caller : found;
        }

        return found;
    }

    /// <summary>A key as it is configured.</summary>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
