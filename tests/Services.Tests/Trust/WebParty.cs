using System.Text.Json.Nodes;
using Services.Tests.Issuer;
using Services.Tests.MainJob;
using Services.Tests.ServiceDefaults;
using Untp.Core.Keys;

namespace Services.Tests.Trust;

/// <summary>A party with a did:web in the <see cref="Web"/>: signs, and publishes what its document says of it.</summary>
internal sealed class WebParty(Web web)
{
    private readonly ForeignIssuer _signer = new(KeyType.Ed25519, web);

    /// <summary>Its place in the Web.</summary>
    public string Path { get; } = IssuerClient.NewName();

    public string Did => $"did:web:{Web.Party}:{Path}";

    public string Url(string name) => $"https://{Web.Party}/{Path}/{name}";

    /// <summary>Publishes its DID document.</summary>
    public void PublishDid(JsonArray? services = null, params string[] alsoKnownAs) => web.Publish(Url("did.json"), "application/did", new JsonObject
    {
        ["@context"] = new JsonArray("https://www.w3.org/ns/did/v1"),
        ["id"] = Did,
        ["alsoKnownAs"] = new JsonArray([.. alsoKnownAs.Select(name => JsonValue.Create(name))]),
        ["verificationMethod"] = new JsonArray(new JsonObject { ["id"] = $"{Did}#key-1", ["type"] = "Multikey", ["controller"] = Did, ["publicKeyMultibase"] = _signer.Did["did:key:".Length..] }),
        ["assertionMethod"] = new JsonArray($"{Did}#key-1"),
        ["service"] = services ?? [],
    }.ToJsonString());

    public string Sign(JsonObject credential)
    {
        var header = _signer.Header;
        header["kid"] = $"{Did}#key-1";
        return _signer.Sign(credential, header);
    }

    /// <summary>A passport of this party, without a status.</summary>
    public string SignPassport()
    {
        var passport = Passport.Of(Did);
        passport.Remove("credentialStatus");
        return Sign(passport);
    }

    /// <summary>A status list of this party, published.</summary>
    public JsonObject PublishList(int? setBit)
    {
        var url = Url($"{IssuerClient.NewName()}.list");
        var list = _signer.StatusList(url, "revocation", setBit);
        list["issuer"] = Did;
        web.Publish(url, "application/vc+jwt", Sign(list));
        return new JsonObject { ["id"] = $"{url}#7", ["type"] = "BitstringStatusListEntry", ["statusPurpose"] = "revocation", ["statusListIndex"] = 7, ["statusListCredential"] = url };
    }

    /// <summary>What this party, as a register, says of another.</summary>
    public JsonObject AnchorOf(string did) => new()
    {
        ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2", "https://vocabulary.uncefact.org/untp/0.7.0/context/"),
        ["type"] = new JsonArray("DigitalIdentityAnchor", "VerifiableCredential"),
        ["id"] = $"https://register.example/{IssuerClient.NewName()}",
        ["issuer"] = new JsonObject { ["type"] = new JsonArray("CredentialIssuer"), ["id"] = Did, ["name"] = "Register" },
        ["validFrom"] = "2026-01-01T00:00:00Z",
        ["validUntil"] = "2027-01-01T00:00:00Z",
        ["name"] = "Anchor",
        ["credentialSubject"] = new JsonObject
        {
            ["type"] = new JsonArray("RegisteredIdentity"),
            ["id"] = did,
            ["registeredName"] = "Mill Ltd",
            ["registeredId"] = "506700GE1G29325QX363",
            ["registeredDate"] = "2020-01-01",
            ["idScheme"] = new JsonObject { ["type"] = new JsonArray("IdentifierScheme"), ["id"] = "https://www.gleif.org/lei", ["name"] = "LEI" },
            ["registerType"] = "business",
            ["registrationScope"] = new JsonArray(TrustStack.Scope),
        },
    };
}
