using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Untp.Bench;

/// <summary>Makes credentials of a sample, no two alike.</summary>
internal static class Credentials
{
    private static readonly JsonSerializerOptions _readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One unsigned credential; nothing but its names and its issuer differ from the sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="issuer">The issuer's DID.</param>
    /// <param name="number">Its number.</param>
    public static JsonObject Create(byte[] sample, string issuer, int number)
    {
        var credential = (JsonObject)JsonNode.Parse(sample)!;
        credential["id"] = $"{credential["id"]}-{number}";
        credential["issuer"]!["id"] = issuer;
        credential["name"] = $"{credential["name"]} {number}";
        return credential;
    }

    public static byte[] Write(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString(_readable));
}
