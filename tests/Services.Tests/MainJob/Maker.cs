using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Services.Tests.Issuer;
using Services.Tests.ServiceDefaults;
using Untp.Core.Keys;

namespace Services.Tests.MainJob;

/// <summary>Makes passports of one UNTP version for one stack: by our issuer over its API, or signed by another party as our issuer never would.</summary>
internal sealed class Maker(JobStack stack, string version)
{
    /// <summary>The index that foreign passports have in their issuer's list.</summary>
    public const int Index = 4711;

    private static readonly string[] _none = [];

    // Both kinds of keys and both methods of DIDs, without doubling the table.
    private readonly bool _isWeb = version == "0.7.0";
    private readonly string _template = File.ReadAllText(version == "0.7.0"
        ? Path.Combine(Repository.Root, "samples", "passport", "dpp-0.7.0.json")
        : Path.Combine(Repository.Shared, "documents", "untp", version, "samples", "official", "dpp.json"));

    /// <summary>What the passports are about.</summary>
    public string Product => _isWeb ? "https://id.untp.example/01/09506000134352/21/2026-0001" : "https://id.gs1.org/01/09520123456788/21/12345";

    /// <summary>A party with a key of its own.</summary>
    public ForeignIssuer NewForeigner() => new(_isWeb ? KeyType.Ed25519 : KeyType.P256, stack.Web);

    public JsonObject Passport(string issuer)
    {
        var passport = JsonNode.Parse(_template)!.AsObject();
        passport["issuer"]!["id"] = issuer;
        passport["id"] = $"https://passports.untp.example/{IssuerClient.NewName()}";
        return passport;
    }

    /// <summary>Issued by our issuer, with a new DID and so with status lists of its own.</summary>
    public async Task<Issued> IssueAsync(string? purpose = null, bool validate = true, Action<JsonObject>? change = null)
    {
        var did = await stack.Issuer.CreateDidAsync(_isWeb ? "Ed25519" : "P-256", _isWeb ? $"maker-{IssuerClient.NewName()}" : null);
        var passport = Passport(did);
        change?.Invoke(passport);
        var status = new JsonArray([.. (purpose is null ? _none : [purpose]).Select(name => JsonValue.Create(name))]);
        using var response = await stack.Issuer.Http.PostAsJsonAsync("/v1/credentials", new JsonObject { ["credential"] = passport, ["status"] = status, ["validate"] = validate });
        var issued = await IssuerClient.ReadAsync(response, HttpStatusCode.Created);
        return new Issued(did, issued["id"]!.GetValue<string>(), issued["credential"]!.GetValue<string>());
    }

    /// <summary>Sets or clears a status of a credential that we issued; done when the issuer has acknowledged it.</summary>
    public async Task SetAsync(Issued issued, string purpose, bool value)
    {
        using var response = await stack.Issuer.SetStatusAsync(issued.Id, purpose, value);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    /// <summary>Issued, its status set, and verified by nobody before.</summary>
    public async Task<Question> WithStatusAsync(string purpose)
    {
        var issued = await IssueAsync(purpose);
        await SetAsync(issued, purpose, value: true);
        return new Question(issued.Jwt);
    }

    /// <summary>Suspended, seen suspended by every replica, and suspended no more.</summary>
    public async Task<Question> UnsuspendedAsync()
    {
        var question = await WithStatusAsync("suspension");
        foreach (var verifier in stack.Verifiers)
        {
            Assert.Equal(new Verdict("invalid", "status failed CREDENTIAL_SUSPENDED", "unknown"), await Asking.AskAsync(verifier, Transport.Grpc, question));
        }

        await SetAsync(new Issued("", IssuerClient.Payload(question.Credential)["id"]!.GetValue<string>(), question.Credential), "suspension", value: false);
        if (!stack.HasRedis)
        {
            stack.Clock.Advance(JobStack.NearMaxAge);
            return question;
        }

        foreach (var verifier in stack.Verifiers)
        {
            await Eventually.IsTrueAsync(async () => (await Asking.AskAsync(verifier, Transport.Grpc, question)).Outcome == "valid");
        }

        return question;
    }

    /// <summary>Signed by another party, without a status.</summary>
    public Question Sign(Action<JsonObject>? header = null, Action<JsonObject>? change = null) => Sign(NewForeigner(), header, change);

    /// <summary>Signed by this party, without a status.</summary>
    public Question Sign(ForeignIssuer signer, Action<JsonObject>? header = null, Action<JsonObject>? change = null)
    {
        var (passport, head) = (Passport(signer.Did), signer.Header);
        change?.Invoke(passport);
        header?.Invoke(head);
        return new Question(signer.Sign(passport, head));
    }

    /// <summary>Signed by another party with a status list of its own, which it publishes.</summary>
    /// <param name="bit">The bit that is set; none where null.</param>
    /// <param name="index">The passport's index, as JSON; the version's form of <see cref="Index"/> where null.</param>
    /// <param name="list">Changes the list before it is signed.</param>
    /// <param name="listSigner">Signs the list; the passport's issuer where null.</param>
    public Question SignWithList(int? bit = null, string? index = null, Action<JsonObject>? list = null, ForeignIssuer? listSigner = null)
    {
        var issuer = NewForeigner();
        var url = $"https://{Web.Party}/lists/{IssuerClient.NewName()}";
        var unsigned = issuer.StatusList(url, "revocation", bit);
        list?.Invoke(unsigned);
        stack.Web.Publish(url, "application/vc+jwt", (listSigner ?? issuer).Sign(unsigned, issuer.Header));
        return SignWithListAt(url, index, issuer);
    }

    /// <summary>Signed by another party, with a status entry that leads to this URL.</summary>
    public Question SignWithListAt(string url, string? index = null, ForeignIssuer? issuer = null) => Sign(issuer ?? NewForeigner(), change: passport => passport["credentialStatus"] = new JsonObject
    {
        ["id"] = $"{url}#entry",
        ["type"] = "BitstringStatusListEntry",
        ["statusPurpose"] = "revocation",
        ["statusListIndex"] = JsonNode.Parse(index ?? Digits(Index)),
        ["statusListCredential"] = url,
    });

    /// <summary>Digits as this version writes an index: a number since 0.7.0, a string before (W3C).</summary>
    public string Digits(long index) => _isWeb ? $"{index}" : $"\"{index}\"";

    /// <summary>Signed with the key of a did:web that its party publishes.</summary>
    public Question SignAsWeb()
    {
        var signer = NewForeigner();
        var did = signer.PublishDid();
        return Sign(signer, header => header["kid"] = $"{did}#key-1", passport => passport["issuer"]!["id"] = did);
    }

    /// <summary>Publishes nothing but a fault.</summary>
    public string PublishOutage()
    {
        var url = $"https://{Web.Party}/lists/{IssuerClient.NewName()}";
        stack.Web.Publish(url, "text/plain", "", "503 Service Unavailable");
        return url;
    }

    /// <summary>Another version in the UNTP context: one that nobody published.</summary>
    public void UseUnknownVersion(JsonObject passport) =>
        passport["@context"]![1] = passport["@context"]![1]!.GetValue<string>().Replace(version, "0.9.9", StringComparison.Ordinal);
}
