using Untp.Core.Problems;
using Untp.LinkedData.Encodings;

namespace Untp.Core.Dids.Webvh;

/// <summary>A did:webvh taken apart, and where its files lie. Immutable.</summary>
/// <remarks>Source: The did:webvh DID Method v1.0, "Method-Specific Identifier" and "The DID to HTTPS Transformation".</remarks>
public sealed record WebvhDid
{
    /// <summary>The method's name.</summary>
    public const string Method = "webvh";

    private const int ScidChars = 46;

    private WebvhDid(Did did, string scid, Did web, Uri webUrl)
    {
        Did = did;
        Scid = scid;
        Web = web;
        LogUrl = new Uri(webUrl, "did.jsonl");
        WitnessUrl = new Uri(webUrl, "did-witness.json");
        FilesUrl = new Uri(webUrl, web.MethodSpecificId.Contains(':', StringComparison.Ordinal) ? "." : "/");
    }

    /// <summary>The whole DID.</summary>
    public Did Did { get; }

    /// <summary>The self-certifying identifier: the hash of the first log entry.</summary>
    public string Scid { get; }

    /// <summary>The did:web of the same place.</summary>
    public Did Web { get; }

    /// <summary>Where the log lies: <c>…/did.jsonl</c>, below <c>/.well-known/</c> where the DID has no path.</summary>
    public Uri LogUrl { get; }

    /// <summary>Where the proofs of witnesses lie, beside the log: <c>…/did-witness.json</c>.</summary>
    public Uri WitnessUrl { get; }

    /// <summary>What paths of a DID URL are appended to: the DID's own folder, without <c>.well-known</c>; ends in a slash.</summary>
    public Uri FilesUrl { get; }

    /// <summary>What <c>did/whois</c> leads to, unless the document says otherwise.</summary>
    public Uri WhoisUrl => new(FilesUrl, "whois.vp");

    /// <summary>Reads a did:webvh.</summary>
    /// <remarks>
    /// Errors: DID_SYNTAX; never throws. What follows the SCID obeys the grammar of <see cref="DidWeb"/>: international names as
    /// <c>xn--</c>, no encoded characters but the port's colon.
    /// </remarks>
    /// <param name="did">The DID.</param>
    public static Result<WebvhDid> Parse(Did did)
    {
        var id = did.MethodSpecificId;
        if (did.Method != Method || id.Length < ScidChars + 2 || id[ScidChars] != ':' || !IsScid(id[..ScidChars]))
        {
            return new Problem(ProblemCodes.DidSyntax, "A did:webvh reads did:webvh:scid:host, its scid a SHA-256 multihash in base58btc (46 characters beginning with Qm).");
        }

        var web = Did.Parse($"did:{DidWeb.Method}:{id[(ScidChars + 1)..]}");
        if (!web.IsSuccess)
        {
            return Result<WebvhDid>.Failure(web.Problems);
        }

        var url = DidWeb.ToUrl(web.Value);
        return url.IsSuccess
            ? new WebvhDid(did, id[..ScidChars], web.Value, url.Value)
            : new Problem(ProblemCodes.DidSyntax, $"What follows the scid is no place of a log. {url.Problems[0].Message}");
    }

    /// <summary>True for two names of one did:webvh: equal, or of the same SCID, that is of one log, before and after a move.</summary>
    /// <remarks>That the log tells of the move is for <see cref="WebvhLog.Resolve"/> to see.</remarks>
    /// <param name="former">The DID that was asked for.</param>
    /// <param name="current">The DID that the document is about.</param>
    public static bool IsSameIdentity(Did former, Did current) =>
        former == current || (Parse(former) is { IsSuccess: true } before && Parse(current) is { IsSuccess: true } after && before.Value.Scid == after.Value.Scid);

    /// <inheritdoc/>
    public override string ToString() => Did.Value;

    private static bool IsScid(string text) => Base58Btc.Decode(text, ScidChars) is [0x12, 0x20, ..] and { Length: 34 };
}
