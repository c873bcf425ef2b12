using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Credentials;

namespace Untp.Core.Status;

/// <summary>The credential that publishes a status list. Source: Bitstring Status List v1.0, section 2.2.</summary>
public static class StatusListCredential
{
    /// <summary>How long a reader may keep a list.</summary>
    public static readonly TimeSpan Ttl = TimeSpan.FromMinutes(1);

    /// <summary>How long a list is valid without being signed anew.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromDays(1);

    /// <summary>Writes the unsigned credential, JSON (UTF-8).</summary>
    /// <param name="url">The list's URL.</param>
    /// <param name="issuer">DID of its issuer.</param>
    /// <param name="purpose">What its bits say.</param>
    /// <param name="encodedList">The bits, as <see cref="BitstringStatusList.Encode"/> gives them.</param>
    /// <param name="at">From when it is valid.</param>
    public static byte[] Write(string url, string issuer, StatusPurpose purpose, string encodedList, DateTimeOffset at) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["@context"] = new JsonArray(CredentialShape.BaseContext),
        ["id"] = url,
        ["type"] = new JsonArray("VerifiableCredential", "BitstringStatusListCredential"),
        ["issuer"] = issuer,
        ["validFrom"] = Stamp(at),
        ["validUntil"] = Stamp(at + Validity),
        ["credentialSubject"] = new JsonObject
        {
            ["id"] = $"{url}#list",
            ["type"] = "BitstringStatusList",
            ["statusPurpose"] = StatusPurposes.NameOf(purpose),
            ["encodedList"] = encodedList,
            ["ttl"] = (long)Ttl.TotalMilliseconds,
        },
    });

    private static string Stamp(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
