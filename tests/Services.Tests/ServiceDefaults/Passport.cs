using System.Text;
using System.Text.Json.Nodes;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Proofs.Jose;

namespace Services.Tests.ServiceDefaults;

/// <summary>The sample passport, with an issuer and an id of the test's own.</summary>
internal static class Passport
{
    private static readonly byte[] _sample = File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "passport", "dpp-0.7.0.json"));

    /// <summary>Not signed.</summary>
    public static JsonObject Of(string did, string? id = null)
    {
        var passport = JsonNode.Parse(_sample)!.AsObject();
        passport["issuer"]!["id"] = did;
        passport["id"] = id ?? $"https://passports.untp.example/dpp/{did}";
        return passport;
    }

    /// <summary>Signed with a new key that nobody has seen before.</summary>
    public static string Signed(Action<JsonObject>? change = null)
    {
        using var key = SigningKey.Create(KeyType.P256).Value!;
        var did = DidKey.From(key.VerificationKey);
        var passport = Of(did.Value);
        change?.Invoke(passport);
        return Encoding.ASCII.GetString(VcJwt.Sign(Encoding.UTF8.GetBytes(passport.ToJsonString()), DidKey.VerificationMethodOf(did), key));
    }
}
