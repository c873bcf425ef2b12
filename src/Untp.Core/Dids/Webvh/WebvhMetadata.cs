using System.Globalization;
using System.Text.Json.Nodes;

namespace Untp.Core.Dids.Webvh;

/// <summary>DID document metadata of a did:webvh. Immutable.</summary>
/// <remarks>
/// Source: The did:webvh DID Method v1.0, "Read (Resolve)"; <c>canonicalId</c>: DID Core 1.0, section 7.1.3. What is said of the DID, not of
/// one version, is that of the last valid entry, <c>updated</c> and <c>deactivated</c> too.
/// </remarks>
/// <param name="VersionId">Of the version that was resolved.</param>
/// <param name="VersionNumber">The same, its number.</param>
/// <param name="VersionTime">Its time, as written.</param>
/// <param name="Created">Time of the first entry, as written.</param>
/// <param name="Updated">Time of the last valid entry, as written.</param>
/// <param name="Parameters">Those in force.</param>
/// <param name="CanonicalId">Where the DID has moved: the DID it has now. Else null.</param>
public sealed record WebvhMetadata(
    string VersionId,
    int VersionNumber,
    string VersionTime,
    string Created,
    string Updated,
    WebvhParameters Parameters,
    Did? CanonicalId)
{
    /// <summary>The metadata as JSON; <c>ttl</c> and the threshold are strings, as DID Resolution wants it.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["versionId"] = VersionId,
            ["versionNumber"] = VersionNumber,
            ["versionTime"] = VersionTime,
            ["created"] = Created,
            ["updated"] = Updated,
            ["deactivated"] = Parameters.Deactivated,
            ["portable"] = Parameters.Portable,
            ["scid"] = Parameters.Scid,
            ["ttl"] = Parameters.TtlSeconds.ToString(CultureInfo.InvariantCulture),
            ["watchers"] = new JsonArray([.. Parameters.Watchers.Select(url => JsonValue.Create(url))]),
            ["witness"] = Parameters.Witness.ToJson(thresholdAsText: true),
        };
        if (CanonicalId is { } canonical)
        {
            json["canonicalId"] = canonical.Value;
        }

        return json;
    }
}
