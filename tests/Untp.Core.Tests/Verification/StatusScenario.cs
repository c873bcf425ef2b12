using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Untp.Core.Tests.Verification;

/// <summary>A status list and the credential's entry for it; made by the BCL alone, so that the product's own writer is not its judge.</summary>
internal sealed class StatusScenario
{
    public const string Url = "https://issuer.example/status/1";
    public const int Index = 94_567;

    public StatusScenario(string purpose = "revocation")
    {
        Entry = new JsonObject
        {
            ["type"] = "BitstringStatusListEntry",
            ["statusPurpose"] = purpose,
            ["statusListIndex"] = $"{Index}",
            ["statusListCredential"] = Url,
        };
        Subject = new JsonObject { ["id"] = Url + "#list", ["type"] = "BitstringStatusList", ["statusPurpose"] = purpose, ["encodedList"] = Encode(new byte[131_072 / 8]) };
        List = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
            ["id"] = Url,
            ["type"] = new JsonArray("VerifiableCredential", "BitstringStatusListCredential"),
            ["issuer"] = Scenario.Issuer,
            ["validFrom"] = "2026-05-01T00:00:00Z",
            ["validUntil"] = "2026-07-01T00:00:00Z",
            ["credentialSubject"] = Subject,
        };
    }

    public JsonObject Entry { get; }

    public JsonObject List { get; }

    public JsonObject Subject { get; }

    /// <summary>Changes the header of the list's token.</summary>
    public JsonObject Header { get; } = [];

    public bool IsSignedByStranger { get; set; }

    /// <summary>Changes the payload's text before it is signed.</summary>
    public Func<string, string> Payload { get; set; } = text => text;

    /// <summary>Changes the list's bytes as they are served.</summary>
    public Func<byte[], byte[]> Around { get; set; } = list => list;

    /// <summary>The list as an EnvelopedVerifiableCredential.</summary>
    public static byte[] Enveloped(byte[] list) =>
        Encoding.ASCII.GetBytes($$"""{"@context":["https://www.w3.org/ns/credentials/v2"],"type":"EnvelopedVerifiableCredential","id":"data:application/vc+jwt,{{Encoding.ASCII.GetString(list)}}"}""");

    /// <summary>A list of zeros with one bit set: bit 0 is the leftmost of byte 0 (Bitstring Status List v1.0, section 3.4).</summary>
    public static string WithBit(int index)
    {
        var bytes = new byte[131_072 / 8];
        bytes[index / 8] = (byte)(0x80 >> (index % 8));
        return Encode(bytes);
    }

    public static string Encode(byte[] bits)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal))
        {
            gzip.Write(bits);
        }

        return "u" + Base64Url.EncodeToString(zipped.ToArray());
    }

    public byte[] Sign(Func<byte[], byte[]> sign, string alg)
    {
        var header = new JsonObject { ["alg"] = alg, ["kid"] = Scenario.Kid };
        foreach (var (name, value) in Header)
        {
            header[name] = value?.DeepClone();
        }

        var input = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Payload(List.ToJsonString())))}";
        var signature = sign(Encoding.ASCII.GetBytes(input));
        if (IsSignedByStranger)
        {
            signature[7] ^= 1;
        }

        return Around(Encoding.ASCII.GetBytes($"{input}.{Base64Url.EncodeToString(signature)}"));
    }
}
