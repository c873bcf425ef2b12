using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace Services.Tests.MainJob;

/// <summary>Changes a signed credential behind its signature's back.</summary>
internal static class Bend
{
    /// <summary>One byte of the payload, which stays JSON of the same shape: the last of the credential's id.</summary>
    public static string Payload(string jwt) => Segment(jwt, 1, payload =>
    {
        var id = JsonNode.Parse(payload)!["id"]!.GetValue<string>();
        Assert.Contains($"\"{id}\"", payload, StringComparison.Ordinal);
        return payload.Replace($"\"{id}\"", $"\"{id[..^1]}{(id[^1] == '0' ? '1' : '0')}\"", StringComparison.Ordinal);
    });

    /// <summary>One byte of the header, which says the same as before: typ is compared without regard to case.</summary>
    public static string Header(string jwt) => Segment(jwt, 0, header =>
    {
        Assert.Contains("\"vc+jwt\"", header, StringComparison.Ordinal);
        return header.Replace("\"vc+jwt\"", "\"Vc+jwt\"", StringComparison.Ordinal);
    });

    /// <summary>One byte of the signature.</summary>
    public static string Signature(string jwt)
    {
        var signature = jwt.LastIndexOf('.') + 1;
        var bytes = Base64Url.DecodeFromChars(jwt.AsSpan(signature));
        bytes[40] ^= 1;
        return jwt[..signature] + Base64Url.EncodeToString(bytes);
    }

    /// <summary>Another algorithm in the header.</summary>
    public static string Alg(string jwt, string alg) => Segment(jwt, 0, header =>
    {
        var json = JsonNode.Parse(header)!;
        json["alg"] = alg;
        return json.ToJsonString();
    });

    /// <summary>No signature at all.</summary>
    public static string Unsign(string jwt) => jwt[..(jwt.LastIndexOf('.') + 1)];

    private static string Segment(string jwt, int index, Func<string, string> change)
    {
        var segments = jwt.Split('.');
        segments[index] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(segments[index])))));
        return string.Join('.', segments);
    }
}
