using System.Buffers;
using Untp.Core.Vocabulary;
using Untp.LinkedData.Encodings;
using Untp.LinkedData.Json;

namespace Untp.Core.Rules.Checks;

/// <summary>Of links and what is rendered.</summary>
internal static class LinkRules
{
    private const string Weak = "The digest is by a broken function: it may be verified, but is weak; use SHA-256.";

    private const string Differs = "What is published at this URL has another digest; work it out anew over the bytes as published, or link to what was meant.";

    // A multihash by SHA-256 is longer in every encoding, so it is never decoded here.
    private const int MaxWeakChars = 46;
    private const int Sha1HexChars = 40;
    private const int Md5HexChars = 32;
    private const int Sha256HexChars = 64;

    // SHA-512 in base 2 takes more; nobody writes that.
    private const int MaxDigestChars = 256;

    public static void DigestIsStrong(in StrictJson node, RuleFindings findings)
    {
        if (node.TryGetText("digestMultibase"u8, out var digest) && digest.RawUtf8.Length <= MaxWeakChars + 2
            && Multibase.Decode(digest.GetString()!, MaxWeakChars).Value is { } bytes
            && Multihash.Read(bytes).Value is { } hash && (hash.Function == HashFunction.Sha1 || hash.Function == HashFunction.Md5))
        {
            findings.Add(Weak, "digestMultibase");
        }
    }

    /// <summary>Before 0.7.0: hexadecimal, with the function beside it.</summary>
    public static void HashIsStrong(in StrictJson node, RuleFindings findings)
    {
        if (node.FindString("hashMethod"u8) is "SHA-1" or "SHA1" or "MD5" || IsShort(node, "hashDigest"u8))
        {
            findings.Add(Weak, "hashDigest");
        }
    }

    /// <summary>In the draft 0.2.0: hexadecimal, by MD5 as it says.</summary>
    public static void FileHashIsStrong(in StrictJson node, RuleFindings findings)
    {
        if (IsShort(node, "fileHash"u8))
        {
            findings.Add(Weak, "fileHash");
        }

        if (IsShort(node, "evidenceRootHash"u8))
        {
            findings.Add(Weak, "evidenceRootHash");
        }
    }

    /// <summary>Only where what is linked is published and a table knows its digests; nothing is fetched or hashed.</summary>
    public static void DigestIsOfWhatIsPublished(in StrictJson node, RuleFindings findings)
    {
        if (node.FindString("digestMultibase"u8) is { Length: <= MaxDigestChars } text
            && Published(node) is { } published
            && Multibase.Decode(text, MaxDigestChars).Value is { } bytes && Multihash.Read(bytes).Value is { } hash && published.Has(hash) == false)
        {
            findings.Add(Differs, "digestMultibase");
        }
    }

    /// <summary>The same before 0.7.0, where the digest is hexadecimal and its length tells the function.</summary>
    public static void HashIsOfWhatIsPublished(in StrictJson node, RuleFindings findings)
    {
        if (node.FindString("hashDigest"u8) is not { Length: Sha256HexChars } hex || Published(node) is not { } published)
        {
            return;
        }

        var digest = new byte[Sha256HexChars / 2];
        if (Convert.FromHexString(hex, digest, out _, out _) == OperationStatus.Done && published.Has(new Multihash(HashFunction.Sha256, digest)) == false)
        {
            findings.Add(Differs, "hashDigest");
        }
    }

    private static PublishedDocument? Published(in StrictJson node) => (node.FindString("linkURL"u8) ?? node.FindString("url"u8)) is { } url ? Vocabularies.Find(url) : null;

    private static bool IsShort(in StrictJson node, ReadOnlySpan<byte> name) => node.FindString(name) is { Length: Sha1HexChars or Md5HexChars };
}
