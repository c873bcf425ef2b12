using Untp.Core.Contexts;
using Untp.Core.Dids;
using Untp.Core.Schemas;
using Untp.Core.Status;
using Untp.Core.Trust;

namespace Untp.Core.Verification;

/// <summary>What a verification asks others for. Immutable.</summary>
/// <param name="Dids">Resolves issuers.</param>
/// <param name="Schemas">Finds schemas.</param>
/// <param name="StatusLists">Fetches status lists.</param>
/// <param name="Contexts">Finds JSON-LD contexts.</param>
/// <param name="Anchors">Finds Digital Identity Anchors; null where none are looked for, so that no issuer is anchored.</param>
public sealed record VerificationSources(
    IDidSource Dids,
    ISchemaSource Schemas,
    IStatusListSource StatusLists,
    IContextDocuments Contexts,
    IAnchorSource? Anchors = null);
