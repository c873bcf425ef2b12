using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Untp.Contracts.Verifier.V1;

namespace Services.Tests.MainJob;

/// <summary>What a verifier is asked, in the form of each transport. Null members demand nothing.</summary>
internal sealed record Question(string Credential)
{
    public DateTimeOffset? At { get; init; }

    public string[]? TrustedIssuers { get; init; }

    public string? Identifier { get; init; }

    public string? Type { get; init; }

    public string? Issuer { get; init; }

    public JsonObject ToJson()
    {
        var body = new JsonObject { ["credential"] = Credential };
        if (At is { } at)
        {
            body["at"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        }

        if (TrustedIssuers is { } trusted)
        {
            body["trustedIssuers"] = new JsonArray([.. trusted.Select(did => JsonValue.Create(did))]);
        }

        (string Name, string? Value)[] expected = [("identifier", Identifier), ("type", Type), ("issuer", Issuer)];
        if (expected.Any(member => member.Value is not null))
        {
            body["expect"] = new JsonObject(expected.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Value)));
        }

        return body;
    }

    public Verification ToWire() => new()
    {
        Credential = ByteString.CopyFromUtf8(Credential),
        At = At?.ToTimestamp(),
        TrustedIssuers = { TrustedIssuers ?? [] },
        Expect = new Expectation { Identifier = Identifier ?? "", Type = Type ?? "", Issuer = Issuer ?? "" },
    };
}
