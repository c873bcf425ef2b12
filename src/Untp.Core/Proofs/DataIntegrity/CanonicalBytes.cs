using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>Canonical JSON under problems of this domain.</summary>
internal static class CanonicalBytes
{
    public static Result<ReadOnlyMemory<byte>> Of(StrictJson value, params ReadOnlySpan<MemberChange> changes)
    {
        var bytes = Jcs.Canonicalize(value, changes).ToResult();
        return bytes.IsSuccess ? (ReadOnlyMemory<byte>)bytes.Value : Result<ReadOnlyMemory<byte>>.Failure(bytes.Problems);
    }
}
