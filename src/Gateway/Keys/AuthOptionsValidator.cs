using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Untp.ServiceDefaults.Hosting;

namespace Untp.Gateway.Keys;

/// <summary>Lists every fault of the keys; messages never repeat a hash.</summary>
internal sealed partial class AuthOptionsValidator(ListenerHosts listeners) : IValidateOptions<AuthOptions>
{
    private static readonly string _hashOfNothing = ApiKeyRing.Hash("");

    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        var faults = Faults(options).ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Faults(AuthOptions options)
    {
        if (options is { Open: false, ApiKeys.Count: 0 })
        {
            yield return "ApiKeys: there is none; set ApiKeys__0__Id, Hash, Scopes and Tenant, or Auth__Open=true on loopback.";
        }

        if (options.Open && !listeners.AreLoopback)
        {
            yield return $"Auth:Open: is refused unless every listener is on loopback, not on {string.Join(", ", listeners.Hosts)}.";
        }

        var keys = options.ApiKeys;
        for (var i = 0; i < keys.Count; i++)
        {
            var earlier = keys.Take(i).ToArray();
            foreach (var fault in Faults(keys[i], earlier))
            {
                yield return $"ApiKeys:{i}:{fault}";
            }
        }
    }

    private static IEnumerable<string> Faults(ApiKeyOptions key, IReadOnlyList<ApiKeyOptions> earlier)
    {
        if (string.IsNullOrWhiteSpace(key.Id))
        {
            yield return "Id: is missing.";
        }
        else if (earlier.Any(other => other.Id == key.Id))
        {
            yield return $"Id: '{key.Id}' is there twice.";
        }

        if (!HashForm().IsMatch(key.Hash))
        {
            yield return "Hash: must be the SHA-256 of the key in 64 lower-case hex digits (printf %s KEY | sha256sum).";
        }
        else if (key.Hash == _hashOfNothing)
        {
            yield return "Hash: is that of an empty key.";
        }
        else if (earlier.Any(other => other.Hash == key.Hash))
        {
            yield return "Hash: is there twice.";
        }

        if (key.ScopeList.Length == 0)
        {
            yield return $"Scopes: is missing; there are {string.Join(", ", Keys.Scopes.All)}.";
        }

        foreach (var unknown in key.ScopeList.Except(Keys.Scopes.All))
        {
            yield return $"Scopes: '{unknown}' is unknown; there are {string.Join(", ", Keys.Scopes.All)}.";
        }

        if (string.IsNullOrWhiteSpace(key.Tenant))
        {
            yield return "Tenant: is missing.";
        }
    }

    [GeneratedRegex(@"^[0-9a-f]{64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex HashForm();
}
