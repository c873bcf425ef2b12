using System.Text;
using Untp.Core.Json;
using Untp.LinkedData.Encodings;
using Untp.LinkedData.Json;

namespace Untp.Core.Dids.Webvh;

/// <summary>The hashes that chain a log. Source: The did:webvh DID Method v1.0, "SCID Generation and Verification", "Entry Hash Generation and Verification".</summary>
internal static class WebvhHashes
{
    /// <summary>Stands where the SCID will, as long as there is none.</summary>
    public const string Placeholder = "{SCID}";

    /// <summary>The SCID that a published first entry ought to have.</summary>
    /// <param name="unsigned">The entry without its proof.</param>
    /// <param name="scid">The SCID that it states.</param>
    public static string? ScidOf(StrictJson unsigned, string scid)
    {
        // Replaced in the canonical text, where no letter of base58 is escaped; names of members may change places by it.
        var canonical = Canonical(unsigned.With("versionId", Placeholder));
        return canonical is null ? null : HashOf(StrictJson.Parse(canonical.Replace(scid, Placeholder, StringComparison.Ordinal)));
    }

    /// <summary>The hash of an entry.</summary>
    /// <param name="unsigned">The entry without its proof.</param>
    /// <param name="predecessor">The versionId of the entry before it; of the first, the SCID.</param>
    public static string? EntryHashOf(StrictJson unsigned, string predecessor) => HashOf(unsigned.With("versionId", predecessor));

    /// <summary>Null where the value has no canonical form, which is so for nothing that was read strictly.</summary>
    public static string? HashOf(StrictJson value) => Jcs.Canonicalize(value) is { IsSuccess: true } bytes ? Base58Btc.Encode(Multihash.OfSha256(bytes.Value)) : null;

    public static string? Canonical(StrictJson value) => Jcs.Canonicalize(value) is { IsSuccess: true } bytes ? Encoding.UTF8.GetString(bytes.Value) : null;
}
