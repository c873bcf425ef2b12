using Untp.Core.Contexts;
using Untp.Core.Credentials;
using Untp.Core.Dids;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.LinkedData.Json;

namespace Untp.Core.Verification.Securing;

/// <summary>Reads secured documents of every family that is verified here. Threads: safe.</summary>
internal sealed class SecuredDocuments(IDidSource dids, ContextLoader contexts)
{
    public ContextLoader Contexts => contexts;

    /// <summary>Tells the family and takes the document apart. Errors: where it is of none, or larger than <paramref name="limits"/> allow.</summary>
    public Result<ISecuredDocument> Read(ReadOnlyMemory<byte> received, JsonLimits limits)
    {
        if (received.Span is not [(byte)'{', ..])
        {
            return ReadJose(received, limits);
        }

        var json = StrictJsonReader.Read(received.Span, limits).ToResult();
        if (!json.IsSuccess)
        {
            return Result<ISecuredDocument>.Failure(json.Problems);
        }

        var jwt = EnvelopedCredential.Read(json.Value);
        return jwt.IsSuccess ? ReadJose(jwt.Value, limits) : Result<ISecuredDocument>.Failure(jwt.Problems);
    }

    private Result<ISecuredDocument> ReadJose(ReadOnlyMemory<byte> ascii, JsonLimits limits)
    {
        var jws = CompactJws.Read(ascii, limits.MaxBytes);
        return jws.IsSuccess ? new JoseDocument(jws.Value, dids, limits) : Result<ISecuredDocument>.Failure(jws.Problems);
    }
}
