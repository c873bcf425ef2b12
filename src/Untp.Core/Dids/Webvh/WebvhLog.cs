using Untp.Core.Dids.Resolution;
using Untp.Core.Problems;

namespace Untp.Core.Dids.Webvh;

/// <summary>
/// The log of a did:webvh, replayed entry by entry as far as it holds. Immutable. Threads: safe.
/// Where an entry does not hold, it and all after it count for nothing; the versions before can still be asked for by id or number.
/// </summary>
/// <remarks>Source: The did:webvh DID Method v1.0, "Read (Resolve)".</remarks>
public sealed class WebvhLog
{
    private readonly WebvhDid _did;
    private readonly DateTimeOffset _now;
    private readonly WebvhLimits _limits;

    private WebvhLog(WebvhDid did, IReadOnlyList<WebvhVersion> versions, IReadOnlyList<Problem> problems, DateTimeOffset now, WebvhLimits limits)
    {
        (_did, _now, _limits) = (did, now, limits);
        Versions = versions;
        Problems = problems;
    }

    /// <summary>The versions whose entries hold, from the first on; approval by witnesses is checked by <see cref="Resolve"/>.</summary>
    public IReadOnlyList<WebvhVersion> Versions { get; }

    /// <summary>Why the log ends before its last entry; empty where all entries hold.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>True where <see cref="Resolve"/> needs what lies at <see cref="WebvhDid.WitnessUrl"/>.</summary>
    public bool NeedsWitnessProofs => Versions.Any(version => version.Approval.IsActive);

    /// <summary>Replays a log.</summary>
    /// <remarks>
    /// Shape: JSON Lines (UTF-8), each line strict JSON; the buffer is not kept. Limits: <see cref="WebvhLimits"/>; one signature a proof.
    /// Errors, in <see cref="Problems"/>: DID_LOG_TOO_LARGE, DID_LOG_INVALID, DID_LOG_VERSION_UNSUPPORTED, DID_LOG_PARAMETERS_INVALID,
    /// DID_LOG_TIME_INVALID, DID_LOG_SCID_MISMATCH, DID_LOG_HASH_MISMATCH, DID_LOG_ID_MISMATCH, DID_LOG_PREROTATION_MISMATCH,
    /// DID_LOG_KEY_NOT_AUTHORIZED, DID_LOG_PROOF_INVALID, those of the strict reader; never throws.
    /// </remarks>
    /// <param name="did">The DID that is resolved.</param>
    /// <param name="utf8">What lies at <see cref="WebvhDid.LogUrl"/>.</param>
    /// <param name="now">The clock.</param>
    /// <param name="limits">Bounds; null means <see cref="WebvhLimits.Default"/>.</param>
    public static WebvhLog Replay(WebvhDid did, ReadOnlySpan<byte> utf8, DateTimeOffset now, WebvhLimits? limits = null)
    {
        limits ??= WebvhLimits.Default;
        var versions = new List<WebvhVersion>();
        if (utf8.Length > limits.MaxLogBytes)
        {
            return new WebvhLog(did, versions, [new(ProblemCodes.DidLogTooLarge, $"The log has {utf8.Length} bytes; at most {limits.MaxLogBytes} are read.")], now, limits);
        }

        // The line feed behind the last entry ends it and begins no other.
        var lines = utf8.EndsWith("\n"u8) ? utf8[..^1] : utf8;
        foreach (var range in lines.Split((byte)'\n'))
        {
            if (versions.Count == limits.MaxEntries)
            {
                return new WebvhLog(did, versions, [new(ProblemCodes.DidLogTooLarge, $"The log has more than {limits.MaxEntries} entries.")], now, limits);
            }

            var number = versions.Count + 1;
            if (did.Did.Method == WebvhDid.FormerMethod && lines[range] is [(byte)'[', ..])
            {
                return new WebvhLog(did, versions, [new(ProblemCodes.DidLogVersionUnsupported, $"Entry {number}: The log has the form of did:tdw before 0.4, which is not read.")], now, limits);
            }

            var version = WebvhStep.Take(versions.LastOrDefault(), lines[range], now, limits);
            if (!version.IsSuccess)
            {
                return new WebvhLog(did, versions, [.. version.Problems.Select(problem => problem with { Message = $"Entry {number}: {problem.Message}" })], now, limits);
            }

            versions.Add(version.Value);
        }

        return new WebvhLog(did, versions, [], now, limits);
    }

    /// <summary>Resolves the DID.</summary>
    /// <remarks>
    /// Errors: DID_WITNESS_INVALID, DID_LOG_WITNESS_MISSING, DID_LOG_ID_MISMATCH, DID_VERSION_NOT_FOUND, and <see cref="Problems"/> where
    /// the version asked for is not one of those before; never throws. A DID that is deactivated is resolved, and its metadata says so.
    /// </remarks>
    /// <param name="version">The version asked for.</param>
    /// <param name="witnessProofs">What lies at <see cref="WebvhDid.WitnessUrl"/>, JSON (UTF-8); empty where it is not needed or there is none.</param>
    public Result<WebvhResolution> Resolve(DidVersion version, ReadOnlySpan<byte> witnessProofs = default)
    {
        var (valid, problems) = (Versions, Problems);
        if (NeedsWitnessProofs)
        {
            var proofs = WebvhWitnessProofs.Read(witnessProofs.IsEmpty ? "[]"u8 : witnessProofs, Versions, _limits);
            if (!proofs.IsSuccess)
            {
                return Result<WebvhResolution>.Failure(proofs.Problems);
            }

            var approved = proofs.Value.CountApproved(Versions, _now);
            if (approved < Versions.Count)
            {
                problems = [new(ProblemCodes.DidLogWitnessMissing, $"Entry {approved + 1}: fewer witnesses approve it than the threshold asks for.")];
                valid = [.. Versions.Take(approved)];
            }
        }

        if (Find(valid, version, isWhole: problems.Count == 0) is not { } found)
        {
            return problems.Count > 0
                ? Result<WebvhResolution>.Failure(problems)
                : new Problem(ProblemCodes.DidVersionNotFound, "The DID has no such version, or had none at that time.");
        }

        // Step 6.1; where the DID moved, its earlier names are among those of its versions.
        if (!valid.Any(candidate => candidate.Did.Did == _did.Did))
        {
            return new Problem(ProblemCodes.DidLogIdMismatch, $"The log is not that of {_did}.", "/state/id");
        }

        var last = valid[^1];
        var metadata = new WebvhMetadata(found.VersionId, found.Number, found.VersionTime, valid[0].VersionTime, last.VersionTime, last.Parameters, last.Did.Did == _did.Did ? null : last.Did.Did);
        return new WebvhResolution(found.Did.Did, WebvhServices.AddImplicit(found.State, found.Did), metadata);
    }

    private static WebvhVersion? Find(IReadOnlyList<WebvhVersion> valid, DidVersion version, bool isWhole)
    {
        if (version.Id is { } id)
        {
            return valid.FirstOrDefault(candidate => candidate.VersionId == id);
        }

        if (version.Number is { } number)
        {
            return valid.FirstOrDefault(candidate => candidate.Number == number);
        }

        // Of a log that breaks off nobody knows until when its last good version was in force.
        var found = version.Time is { } time ? valid.LastOrDefault(candidate => candidate.Time <= time) : valid.Count > 0 ? valid[^1] : null;
        return isWhole || found?.Number < valid.Count ? found : null;
    }
}
