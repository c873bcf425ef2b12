using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Json;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.LinkedData.Json;

namespace Untp.Core.Dids.Webvh;

/// <summary>Writes the entries of a log. Every entry is verified as a resolver would before it is given out. Threads: safe.</summary>
/// <remarks>Source: The did:webvh DID Method v1.0, "Create (Register)", "Update (Rotate)", "Deactivate (Revoke)".</remarks>
public static class WebvhWriter
{
    /// <summary>How a new DID reads as long as its SCID is not known; the first document must use it throughout.</summary>
    /// <param name="location">The did:web of the place where the log will lie.</param>
    public static string PlaceholderOf(Did location) => $"did:{WebvhDid.Method}:{WebvhHashes.Placeholder}:{location.MethodSpecificId}";

    /// <summary>Makes a DID: the first entry of its log.</summary>
    /// <remarks>
    /// Errors: DID_LOG_INVALID where document or update keys are missing, DID_LOG_ID_MISMATCH for its id, and those of
    /// <see cref="WebvhLog.Replay"/> where the entry would not hold; never throws.
    /// </remarks>
    /// <param name="change">Document (its id <see cref="PlaceholderOf"/>) and update keys; the rest where wanted.</param>
    /// <param name="key">One of the update keys.</param>
    /// <param name="now">The versionTime; written to the second.</param>
    public static Result<WebvhNewEntry> Create(WebvhChange change, SigningKey key, DateTimeOffset now)
    {
        if (change.Document is not { ValueKind: JsonValueKind.Object } document || change.UpdateKeys is null)
        {
            return new Problem(ProblemCodes.DidLogInvalid, "The first entry takes a document and update keys.");
        }

        var parameters = new JsonObject { ["method"] = WebvhParameters.Version, ["scid"] = WebvhHashes.Placeholder };
        var preliminary = Preliminary(WebvhHashes.Placeholder, now, AddTo(parameters, change), document);
        if (WebvhHashes.HashOf(preliminary) is not { } scid)
        {
            return new Problem(ProblemCodes.DidLogInvalid, "The document has no canonical form; read it with the strict reader.");
        }

        var text = WebvhHashes.Canonical(preliminary)!.Replace(WebvhHashes.Placeholder, scid, StringComparison.Ordinal);
        return Seal(null, StrictJson.Parse(text), scid, key, now);
    }

    /// <summary>Makes the next entry of a log: a change of document, keys or other parameters, a move, or the end.</summary>
    /// <remarks>
    /// A move changes the document's id and names the former DID in alsoKnownAs. A DID with pre-rotation is deactivated in two steps:
    /// first end pre-rotation, then deactivate. Errors: those of <see cref="WebvhLog.Replay"/> where the entry would not hold; never throws.
    /// </remarks>
    /// <param name="previous">The last version.</param>
    /// <param name="change">What changes.</param>
    /// <param name="key">One of the update keys; with pre-rotation one of the new ones.</param>
    /// <param name="now">The versionTime; written to the second.</param>
    public static Result<WebvhNewEntry> Update(WebvhVersion previous, WebvhChange change, SigningKey key, DateTimeOffset now) =>
        Seal(previous, Preliminary(previous.VersionId, now, AddTo([], change), change.Document ?? previous.State), previous.VersionId, key, now);

    /// <summary>Approves a version as a witness.</summary>
    /// <remarks>Errors: ALG_NOT_ALLOWED where the key is not Ed25519; never throws.</remarks>
    /// <param name="versionId">The version.</param>
    /// <param name="key">The witness's key.</param>
    /// <param name="now">When.</param>
    /// <returns>A proof for <c>did-witness.json</c>.</returns>
    public static Result<StrictJson> Approve(string versionId, SigningKey key, DateTimeOffset now) =>
        DataIntegrity.WithoutContexts.CreateProof(WebvhWitnessProofs.SubjectOf(versionId), OptionsOf(key, now), key);

    private static Result<WebvhNewEntry> Seal(WebvhVersion? previous, StrictJson preliminary, string predecessor, SigningKey key, DateTimeOffset now)
    {
        if (WebvhHashes.EntryHashOf(preliminary, predecessor) is not { } hash)
        {
            return new Problem(ProblemCodes.DidLogInvalid, "The document has no canonical form; read it with the strict reader.");
        }

        var entry = preliminary.With("versionId", $"{(previous?.Number ?? 0) + 1}-{hash}");
        var proof = DataIntegrity.WithoutContexts.CreateProof(entry, OptionsOf(key, now), key);
        if (!proof.IsSuccess)
        {
            return Result<WebvhNewEntry>.Failure(proof.Problems);
        }

        var line = Jcs.Canonicalize(entry.With("proof", StrictJson.From(new[] { proof.Value }))).ToResult().Value!;
        var version = WebvhStep.Take(previous, line, now, WebvhLimits.Default);
        return version.IsSuccess ? new WebvhNewEntry((byte[])[.. line, (byte)'\n'], version.Value) : Result<WebvhNewEntry>.Failure(version.Problems);
    }

    private static ProofOptions OptionsOf(SigningKey key, DateTimeOffset now) =>
        new("eddsa-jcs-2022", DidKey.VerificationMethodOf(DidKey.From(key.VerificationKey)), "assertionMethod", now);

    private static StrictJson Preliminary(string versionId, DateTimeOffset now, JsonObject parameters, StrictJson state) =>
        StrictJson.From(new JsonObject
        {
            ["versionId"] = versionId,
            ["versionTime"] = DateTimeStamp.Write(now),
            ["parameters"] = parameters,
            ["state"] = JsonObject.Create(state.ToElement()),
        });

    private static JsonObject AddTo(JsonObject parameters, WebvhChange change)
    {
        void Add(string name, JsonNode? value)
        {
            if (value is not null)
            {
                parameters[name] = value;
            }
        }

        Add("updateKeys", List(change.UpdateKeys));
        Add("nextKeyHashes", List(change.NextKeyHashes));
        Add("witness", change.Witness?.ToJson());
        Add("watchers", List(change.Watchers));
        Add("portable", change.Portable);
        Add("ttl", change.TtlSeconds);
        Add("deactivated", change.Deactivate ? true : null);
        return parameters;
    }

    private static JsonArray? List(IReadOnlyList<string>? values) => values is null ? null : new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
}
