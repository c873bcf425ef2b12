using System.Text.Json;
using Untp.Core.Json;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.LinkedData.Json;

namespace Untp.Core.Dids.Webvh;

/// <summary>Verifies one entry on the version before it. Source: The did:webvh DID Method v1.0, "Read (Resolve)", steps 1 to 8 for each entry.</summary>
internal static class WebvhStep
{
    private const string Cryptosuite = "eddsa-jcs-2022";
    private static readonly string[] _assertion = ["assertionMethod"];

    /// <summary>The version that the entry makes. Errors: DID_LOG_* but those of witnesses; those of <see cref="StrictJsonReader"/>.</summary>
    /// <param name="previous">The version before it; null where it is the first.</param>
    /// <param name="utf8">The entry.</param>
    /// <param name="now">The clock.</param>
    /// <param name="limits">Bounds.</param>
    public static Result<WebvhVersion> Take(WebvhVersion? previous, ReadOnlySpan<byte> utf8, DateTimeOffset now, WebvhLimits limits)
    {
        var read = WebvhEntry.Read(utf8, limits);
        if (!read.IsSuccess)
        {
            return Result<WebvhVersion>.Failure(read.Problems);
        }

        var entry = read.Value;
        if (previous is { Parameters.Deactivated: true })
        {
            return new Problem(ProblemCodes.DidLogInvalid, "The entry follows one that deactivated the DID; nothing may.");
        }

        // Step 1.
        var parameters = WebvhParameters.Apply(previous?.Parameters, entry.Parameters);
        if (!parameters.IsSuccess)
        {
            return Result<WebvhVersion>.Failure(parameters.Problems);
        }

        // Steps 3 to 6, which cost no signature, before step 2.
        var unsigned = entry.Json.Without("proof");
        var did = CheckId(previous, parameters.Value, entry.State);
        var problem = CheckNumberAndTime(previous, entry, now + limits.ClockSkew)
            ?? CheckHashes(previous, parameters.Value, entry, unsigned)
            ?? (did.IsSuccess ? null : did.Problems[0])
            ?? CheckProofs(previous, parameters.Value, entry, unsigned, now);
        if (problem is not null)
        {
            return problem;
        }

        return new WebvhVersion(entry.Number, entry.VersionId, entry.VersionTime, entry.Time, parameters.Value, did.Value!, entry.State)
        {
            Approval = previous is { Parameters.Witness: { IsActive: true } active } ? active : parameters.Value.Witness,
        };
    }

    private static Problem? CheckNumberAndTime(WebvhVersion? previous, WebvhEntry entry, DateTimeOffset latest)
    {
        var expected = (previous?.Number ?? 0) + 1;
        if (entry.Number != expected)
        {
            return new(ProblemCodes.DidLogInvalid, $"The entry is numbered {entry.Number}, not {expected}.", "/versionId");
        }

        if (entry.Time <= previous?.Time)
        {
            return new(ProblemCodes.DidLogTimeInvalid, $"versionTime is not later than that of the entry before, {previous.VersionTime}.", "/versionTime");
        }

        return entry.Time > latest ? new(ProblemCodes.DidLogTimeInvalid, $"versionTime {entry.VersionTime} lies in the future.", "/versionTime") : null;
    }

    private static Problem? CheckHashes(WebvhVersion? previous, WebvhParameters parameters, WebvhEntry entry, StrictJson unsigned)
    {
        if (previous is null && WebvhHashes.ScidOf(unsigned, parameters.Scid) != parameters.Scid)
        {
            return new(ProblemCodes.DidLogScidMismatch, "scid is not the hash of the first entry; the entry was changed.", "/parameters/scid");
        }

        return WebvhHashes.EntryHashOf(unsigned, previous?.VersionId ?? parameters.Scid) == entry.Hash
            ? null
            : new(ProblemCodes.DidLogHashMismatch, "The hash in versionId is not that of the entry and the one before it; one of them was changed.", "/versionId");
    }

    private static Result<WebvhDid> CheckId(WebvhVersion? previous, WebvhParameters parameters, StrictJson state)
    {
        if (state.ValueKind != JsonValueKind.Object
            || !state.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String
            || Did.Parse(id.GetString()!) is not { IsSuccess: true } did
            || WebvhDid.Parse(did.Value) is not { IsSuccess: true } webvh
            || webvh.Value.Scid != parameters.Scid
            || did.Value.Method != parameters.Rules.Method)
        {
            return new Problem(ProblemCodes.DidLogIdMismatch, "The document's id is no did:webvh with the scid of the log.", "/state/id");
        }

        if (previous is null || webvh.Value.Did == previous.Did.Did)
        {
            return webvh;
        }

        // "DID Portability".
        return previous.Parameters.Portable && parameters.Portable && IsAlsoKnownAs(state, previous.Did.Did)
            ? webvh
            : new Problem(ProblemCodes.DidLogIdMismatch, "The DID moved: that takes the parameter portable, and the former DID in alsoKnownAs.", "/state/id");
    }

    private static bool IsAlsoKnownAs(StrictJson state, Did former) =>
        state.TryGetProperty("alsoKnownAs", out var names)
        && names.ValueKind == JsonValueKind.Array
        && names.EnumerateArray().Any(name => name.ValueKind == JsonValueKind.String && name.ValueEquals(former.Value));

    private static Problem? CheckProofs(WebvhVersion? previous, WebvhParameters parameters, WebvhEntry entry, StrictJson unsigned, DateTimeOffset now)
    {
        // "Authorized Keys": without pre-rotation, those before this entry; by the rules of did:tdw always.
        var active = previous is { Parameters: { NextKeyHashes.Count: 0 } or { Rules.SwitchesPreRotation: true } } ? previous.Parameters.UpdateKeys : parameters.UpdateKeys;
        return entry.Proofs
            .Select(proof => SignerOf(proof) is not { } signer || active.Contains(signer)
                ? CheckProof(unsigned, proof, parameters.Rules.Purposes, now)
                : new Problem(ProblemCodes.DidLogKeyNotAuthorized, "The entry is signed with a key that may not update the DID.", "/proof"))
            .FirstOrDefault(problem => problem is not null);
    }

    /// <summary>Why a witness's proof does not hold; null where it does. Errors: DID_LOG_PROOF_INVALID.</summary>
    public static Problem? CheckProof(StrictJson document, StrictJson json, DateTimeOffset now) => CheckProof(document, json, _assertion, now);

    /// <summary>Why a proof by a did:key does not hold; null where it does. Errors: DID_LOG_PROOF_INVALID.</summary>
    private static Problem? CheckProof(StrictJson document, StrictJson json, IReadOnlyList<string> purposes, DateTimeOffset now)
    {
        var proof = DataIntegrityProof.Read(json);
        if (!proof.IsSuccess)
        {
            return Invalid(proof.Problems[0]);
        }

        var key = Multikey.Decode(SignerOf(json) ?? "");
        if (!key.IsSuccess)
        {
            return Invalid(key.Problems[0]);
        }

        if (proof.Value.Options.Cryptosuite != Cryptosuite)
        {
            return new(ProblemCodes.DidLogProofInvalid, $"The proof's cryptosuite is not {Cryptosuite}.", "/proof");
        }

        var purpose = purposes.FirstOrDefault(purpose => purpose == proof.Value.Options.ProofPurpose) ?? purposes[0];
        return DataIntegrity.WithoutContexts.Verify(document, proof.Value, key.Value, new(purpose, now)) is { } problem ? Invalid(problem) : null;
    }

    /// <summary>The Multikey of the did:key that a proof names as <c>did:key:z…#z…</c>; null where it names none.</summary>
    public static string? SignerOf(StrictJson proof) =>
        proof.ValueKind == JsonValueKind.Object
        && proof.TryGetProperty("verificationMethod", out var method) && method.ValueKind == JsonValueKind.String
        && method.GetString()!.Split('#') is [var did, var fragment]
        && did == $"did:key:{fragment}"
            ? fragment
            : null;

    private static Problem Invalid(Problem reason) => new(ProblemCodes.DidLogProofInvalid, $"The proof does not hold. {reason.Message}", "/proof");
}
