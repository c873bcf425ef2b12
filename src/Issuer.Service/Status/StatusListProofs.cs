using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Untp.Core.Credentials;
using Untp.Core.Issuance;
using Untp.Core.Status;
using Untp.Issuer.Keys;
using Untp.Issuer.Store;

namespace Untp.Issuer.Status;

/// <summary>
/// Lists in the form of JSON, with a proof in them: made when one is first asked for in its present version, kept until it has another, so
/// that asking makes no work. Threads: safe.
/// </summary>
internal sealed class StatusListProofs(CredentialSigner signer) : IDisposable
{
    private const int MaxLists = 1000;

    private readonly MemoryCache _lists = new(new MemoryCacheOptions { SizeLimit = MaxLists });

    /// <summary>The list with an embedded proof; in its envelope where none can be made now, or by nobody any more.</summary>
    /// <param name="list">The list as published.</param>
    /// <param name="key">Its issuer's key; null where the issuer was deactivated.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<byte[]> EmbedAsync(StatusListRow list, KeyRow? key, CancellationToken cancellationToken)
    {
        if (_lists.TryGetValue(list.Id, out Kept? kept) && kept!.Version == list.Version)
        {
            return kept.Json;
        }

        if (key is not null)
        {
            var unsigned = StatusListCredential.Write(list.Url, list.Issuer, list.Purpose, list.EncodedList, list.SignedAt);
            if (await signer.SignAsync(unsigned, Securing.ProofFor(key.KeyType), key, list.SignedAt, cancellationToken) is { IsSuccess: true } signed)
            {
                _lists.Set(list.Id, new Kept(list.Version, signed.Value), new MemoryCacheEntryOptions { Size = 1 });
                return signed.Value;
            }
        }

        return EnvelopedCredential.Write(Encoding.ASCII.GetString(list.Secured));
    }

    /// <inheritdoc/>
    public void Dispose() => _lists.Dispose();

    private sealed record Kept(long Version, byte[] Json);
}
