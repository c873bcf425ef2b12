using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Credentials;
using Untp.Core.Dids;
using Untp.Core.Problems;
using Untp.Core.Verification;
using Untp.Core.Verification.Securing;
using Untp.LinkedData.Json;

namespace Untp.Core.Status;

/// <summary>A status list whose signature was checked. Immutable.</summary>
/// <remarks>Source: Bitstring Status List v1.0, sections 2.2 and 3.2.</remarks>
/// <param name="Issuer">Who signed it.</param>
/// <param name="Purposes">What its bits say.</param>
/// <param name="Period">When it may be used.</param>
/// <param name="Claims">What its token says of when it may be used: <c>nbf</c> and <c>exp</c> where it has them.</param>
/// <param name="Bits">The bits.</param>
internal sealed record StatusList(string Issuer, IReadOnlyList<string> Purposes, ValidityPeriod Period, StrictJson Claims, BitstringStatusList Bits)
{
    private static readonly JsonLimits _limits = new() { MaxBytes = 2 * 1024 * 1024 };

    private static readonly string[] _times = ["nbf", "exp"];

    // A list is verified once for the bytes that were fetched, not for each of its credentials; it goes with the bytes.
    private static readonly ConditionalWeakTable<StatusListDocument, StatusList> _verified = [];

    /// <summary>Reads and verifies a list: a passed finding with the list, or why there is none.</summary>
    public static async ValueTask<(Finding Finding, StatusList? List)> ReadAsync(StatusListDocument document, SecuredDocuments documents, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_verified.TryGetValue(document, out var known))
        {
            return (Finding.Passed, known);
        }

        var read = documents.Read(StatusListDocument.Trim(document.Content), _limits);
        if (!read.IsSuccess)
        {
            return (Invalid(read.Problems[0].Message), null);
        }

        using var secured = read.Value;
        if (secured.Envelope.Outcome == CheckOutcome.Inconclusive)
        {
            return (secured.Envelope, null);
        }

        Problem[] faults = [.. secured.Envelope.Problems, .. secured.Content.Problems];
        if (faults.Length > 0)
        {
            return (Invalid(faults[0].Message), null);
        }

        var list = Read(new Credential(secured.Content.Value));
        if (!list.IsSuccess)
        {
            return (Finding.From(list.Problems), null);
        }

        var question = new KeyQuestion(list.Value.Issuer, VerificationRelationship.AssertionMethod, list.Value.Period.From, now);
        if (secured.CheckClaims(question).Problems is [{ } contradiction, ..])
        {
            return (Invalid(contradiction.Message), null);
        }

        var key = await secured.FindKeyAsync(question, cancellationToken);
        var finding = key.VerifyAsync is { } verify ? await verify(cancellationToken) : key.Finding;
        if (finding.Outcome != CheckOutcome.Passed)
        {
            return (finding.Outcome == CheckOutcome.Inconclusive ? finding : Signer(finding.Problems[0].Message), null);
        }

        _verified.AddOrUpdate(document, list.Value);
        return (Finding.Passed, list.Value);
    }

    private static Result<StatusList> Read(Credential credential)
    {
        var shape = CredentialShape.Check(credential);
        if (shape.Count > 0 || !credential.Types.Contains("BitstringStatusListCredential", StringComparer.Ordinal))
        {
            return Fault(shape.Count > 0 ? shape[0].Message : "type does not hold BitstringStatusListCredential.");
        }

        var period = ValidityPeriod.Read(credential);
        if (!period.IsSuccess)
        {
            return Fault(period.Problems[0].Message);
        }

        // When it may be used is asked anew each time.
        var claims = TimesOf(credential.Json);
        if (RegisteredClaims.Unreadable(claims).FirstOrDefault() is { } unreadable)
        {
            return Fault(unreadable.Message);
        }

        var subject = Credential.Member(credential.Json, "credentialSubject")!.Value;
        if (subject.ValueKind != JsonValueKind.Object
            || subject.FindString("type") != "BitstringStatusList"
            || subject.FindString("encodedList") is not { } encoded)
        {
            return Fault("its subject is no BitstringStatusList with an encodedList.");
        }

        var bits = BitstringStatusList.Decode(encoded);
        return bits.IsSuccess
            ? new StatusList(credential.Issuer!, Credential.Texts(subject, "statusPurpose"), period.Value, claims, bits.Value)
            : Result<StatusList>.Failure(bits.Problems);
    }

    /// <summary>A copy, for the list is kept longer than its bytes.</summary>
    private static StrictJson TimesOf(StrictJson json)
    {
        var times = new JsonObject();
        foreach (var name in _times)
        {
            if (Credential.Member(json, name) is { } value)
            {
                times[name] = JsonNode.Parse(value.GetRawText());
            }
        }

        return StrictJson.From(times);
    }

    /// <summary>Whether it may be used at a moment, by its own dates and its token's.</summary>
    public bool IsInForce(DateTimeOffset at, TimeSpan skew) => Period.CheckAt(at, skew) is null && RegisteredClaims.CheckAt(Claims, at, skew).Count == 0;

    private static Finding Invalid(string why) => Finding.Failed(Fault(why));

    private static Problem Fault(string why) => new(ProblemCodes.StatusListInvalid, $"What the status entry leads to is no status list: {why}");

    private static Finding Signer(string why) =>
        Finding.Failed(new(ProblemCodes.StatusListSigner, $"The status list is not signed by the credential's issuer: {why}"));
}
