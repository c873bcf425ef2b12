using System.Text.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Dids.Webvh;

/// <summary>The proofs of witnesses (<c>did-witness.json</c>). Source: The did:webvh DID Method v1.0, "The Witness Proofs File".</summary>
internal sealed class WebvhWitnessProofs
{
    private readonly ILookup<string, (int Number, StrictJson Subject, StrictJson Proof)> _bySigner;

    private WebvhWitnessProofs(ILookup<string, (int Number, StrictJson Subject, StrictJson Proof)> bySigner) => _bySigner = bySigner;

    /// <summary>Reads the file, leaving out what is about versions that are not given. Errors: DID_WITNESS_INVALID.</summary>
    public static Result<WebvhWitnessProofs> Read(ReadOnlySpan<byte> utf8, IReadOnlyList<WebvhVersion> versions, WebvhLimits limits)
    {
        var json = StrictJsonReader.Read(utf8, new JsonLimits { MaxBytes = limits.MaxWitnessBytes }).ToResult();
        if (!json.IsSuccess)
        {
            return Invalid(json.Problems[0].Message);
        }

        if (json.Value.ValueKind != JsonValueKind.Array)
        {
            return Invalid("It is not an array.");
        }

        var numbers = versions.ToDictionary(version => version.VersionId, version => version.Number, StringComparer.Ordinal);
        var proofs = new List<(string Signer, int Number, StrictJson Subject, StrictJson Proof)>();
        var count = 0;
        foreach (var item in json.Value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object
                || !item.TryGetProperty("versionId", out var id) || id.ValueKind != JsonValueKind.String
                || !item.TryGetProperty("proof", out var list) || list.ValueKind != JsonValueKind.Array
                || (count += list.GetArrayLength()) > limits.MaxWitnessProofs)
            {
                return Invalid($"An item is not a versionId and an array of proofs, or there are more than {limits.MaxWitnessProofs} proofs.");
            }

            if (numbers.TryGetValue(id.GetString()!, out var number))
            {
                var subject = SubjectOf(id.GetString()!);
                proofs.AddRange(list.EnumerateArray().Where(proof => WebvhStep.SignerOf(proof) is not null).Select(proof => (WebvhStep.SignerOf(proof)!, number, subject, proof)));
            }
        }

        return new WebvhWitnessProofs(proofs.ToLookup(proof => proof.Signer, proof => (proof.Number, proof.Subject, proof.Proof), StringComparer.Ordinal));
    }

    /// <summary>What a witness signs.</summary>
    public static StrictJson SubjectOf(string versionId) => StrictJson.From(new Dictionary<string, string>(StringComparer.Ordinal) { ["versionId"] = versionId });

    /// <summary>
    /// How many of the versions are approved, from the first on. A proof approves all versions before its own as well, so of
    /// each witness only the latest proof that holds is looked for.
    /// </summary>
    public int CountApproved(IReadOnlyList<WebvhVersion> versions, DateTimeOffset now)
    {
        var latest = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var witness in versions.SelectMany(version => version.Approval.Witnesses).Distinct(StringComparer.Ordinal))
        {
            latest[witness] = _bySigner[witness["did:key:".Length..]]
                .OrderByDescending(proof => proof.Number)
                .Where(proof => WebvhStep.CheckProof(proof.Subject, proof.Proof, now) is null)
                .Select(proof => proof.Number)
                .FirstOrDefault();
        }

        return versions.TakeWhile(version => version.Approval.Witnesses.Count(witness => latest[witness] >= version.Number) >= version.Approval.Threshold).Count();
    }

    private static Problem Invalid(string reason) => new(ProblemCodes.DidWitnessInvalid, $"did-witness.json cannot be read. {reason}");
}
