using Untp.LinkedData.Encodings;
using Untp.LinkedData.Json;

namespace Untp.Core.Rules.Checks;

/// <summary>Of links and what is rendered.</summary>
internal static class LinkRules
{
    // A multihash by SHA-256 is longer in every encoding, so it is never decoded here.
    private const int MaxWeakChars = 46;
    private const int Sha1HexChars = 40;
    private const int Md5HexChars = 32;

    public static void DigestIsStrong(in StrictJson node, RuleFindings findings)
    {
        if (node.Text("digestMultibase"u8) is { Length: <= MaxWeakChars } text
            && Multibase.Decode(text, MaxWeakChars).Value is { } bytes
            && Multihash.Read(bytes).Value is { } hash && (hash.Function == HashFunction.Sha1 || hash.Function == HashFunction.Md5))
        {
            findings.Add("The digest is by a broken function: it may be verified, but is weak; use SHA-256.", "digestMultibase");
        }
    }

    /// <summary>Before 0.7.0: hexadecimal, with the function beside it.</summary>
    public static void HashIsStrong(in StrictJson node, RuleFindings findings)
    {
        if (node.Text("hashMethod"u8) is "SHA-1" or "SHA1" or "MD5" || node.Text("hashDigest"u8) is { Length: Sha1HexChars or Md5HexChars })
        {
            findings.Add("The digest is by a broken function: it may be verified, but is weak; use SHA-256.", "hashDigest");
        }
    }
}
