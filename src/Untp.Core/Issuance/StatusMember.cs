using System.Text;
using System.Text.Json.Nodes;

namespace Untp.Core.Issuance;

/// <summary>Puts <c>credentialStatus</c> into a credential without touching another byte of it.</summary>
public static class StatusMember
{
    /// <summary>The credential with the status as its last member.</summary>
    /// <param name="utf8">A JSON object with members, of which none is <c>credentialStatus</c>.</param>
    /// <param name="status">The member's value.</param>
    public static byte[] Append(ReadOnlySpan<byte> utf8, JsonNode status)
    {
        var end = utf8.LastIndexOf((byte)'}');
        return [.. utf8[..end].TrimEnd(" \t\r\n"u8), .. Encoding.UTF8.GetBytes($",\"credentialStatus\":{status.ToJsonString()}"), .. utf8[end..]];
    }
}
