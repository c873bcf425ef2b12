using Untp.Core.Contexts;
using Untp.Core.Credentials;
using Untp.Core.Dids;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.Core.Proofs.Jose;
using Untp.LinkedData.Json;

namespace Untp.Core.Verification.Securing;

/// <summary>Reads secured documents of every family that is verified here. Threads: safe.</summary>
internal sealed class SecuredDocuments(IDidSource dids, ContextLoader contexts)
{
    private readonly DataIntegrity _integrity = new(contexts.Processor);

    /// <summary>
    /// Tells the family and takes a credential apart. Errors: those of <see cref="StrictJsonReader"/> and <see cref="CompactJws"/>,
    /// ENVELOPE_INVALID; where it is of no family, or larger than <paramref name="limits"/> allow.
    /// </summary>
    public Result<ISecuredDocument> Read(ReadOnlyMemory<byte> received, JsonLimits limits)
    {
        if (received.Span is not [(byte)'{', ..])
        {
            return ReadJose(received, JoseType.Credential, limits);
        }

        var json = StrictJsonReader.Read(received.Span, limits).ToResult();
        return json.IsSuccess ? Read(json.Value, limits) : Result<ISecuredDocument>.Failure(json.Problems);
    }

    /// <summary>The same of a credential that was read already.</summary>
    public Result<ISecuredDocument> Read(StrictJson json, JsonLimits limits) => json.TryGetProperty("proof", out _)
        ? new DataIntegrityDocument(json, dids, contexts, _integrity)
        : Open(EnvelopedCredential.Read(json), JoseType.Credential, limits);

    /// <summary>The same of a presentation, which need not be signed.</summary>
    public Result<ISecuredDocument> ReadPresentation(ReadOnlyMemory<byte> received, JsonLimits limits)
    {
        if (received.Span is not [(byte)'{', ..])
        {
            return ReadJose(received, JoseType.Presentation, limits);
        }

        var json = StrictJsonReader.Read(received.Span, limits).ToResult();
        if (!json.IsSuccess)
        {
            return Result<ISecuredDocument>.Failure(json.Problems);
        }

        if (Credential.Texts(json.Value, "type").Contains(EnvelopedPresentation.Type, StringComparer.Ordinal))
        {
            return Open(EnvelopedPresentation.Read(json.Value), JoseType.Presentation, limits);
        }

        return json.Value.TryGetProperty("proof", out _)
            ? new DataIntegrityDocument(json.Value, dids, contexts, _integrity)
            : new UnsignedPresentation(json.Value);
    }

    private Result<ISecuredDocument> Open(Result<byte[]> envelope, JoseType type, JsonLimits limits) => envelope switch
    {
        { IsSuccess: true } => ReadJose(envelope.Value, type, limits),
        { Problems: [{ } problem, ..] } when problem.Code == ProblemCodes.SecuringUnsupported => new UnsupportedDocument(problem),
        _ => Result<ISecuredDocument>.Failure(envelope.Problems),
    };

    private Result<ISecuredDocument> ReadJose(ReadOnlyMemory<byte> ascii, JoseType type, JsonLimits limits)
    {
        var jws = CompactJws.ReadPooled(ascii, limits.MaxBytes);
        return jws.IsSuccess ? new JoseDocument(jws.Value, type, dids, limits) : Result<ISecuredDocument>.Failure(jws.Problems);
    }
}
