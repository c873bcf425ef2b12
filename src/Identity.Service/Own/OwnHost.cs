using Grpc.Core;
using Untp.Contracts.Issuer.V1;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Discovery;
using Did = Untp.Core.Dids.Did;

namespace Untp.Identity.Own;

/// <summary>
/// What is published under this installation's own host is asked of Issuer, never of the network, and not kept: a key that
/// is replaced or a credential that is revoked here is seen here at once. Threads: safe.
/// </summary>
internal sealed class OwnHost(PublicUrlOptions options, GrpcChannels channels, TimeProvider time)
{
    private readonly Uri _url = new(options.PublicUrl);
    private readonly Lazy<IssuerService.IssuerServiceClient> _issuer = new(() => new IssuerService.IssuerServiceClient(channels.To("issuer")));

    /// <summary>True for a DID document's URL on this host: did:web knows host and port, and that port may speak http here.</summary>
    public bool IsDidHost(Uri url) => url.IdnHost == _url.IdnHost && url.Port == _url.Port;

    /// <summary>True for a URL of this host.</summary>
    public bool IsOurs(Uri url) => url.Scheme == _url.Scheme && IsDidHost(url);

    public ValueTask<Lookup<byte[]>> FindDidDocumentAsync(Did did, CancellationToken cancellationToken) => AskAsync(
        async issuer => (await issuer.GetDidDocumentAsync(new GetDidDocumentRequest { Did = did.Value }, cancellationToken: cancellationToken)).DidDocument.ToByteArray(),
        new Problem(ProblemCodes.DidNotFound, "No such DID is held here."),
        ProblemCodes.DidUnresolved,
        cancellationToken);

    public ValueTask<Lookup<OwnDidLog>> FindDidLogAsync(Did did, CancellationToken cancellationToken) => AskAsync(
        async issuer =>
        {
            var answer = await issuer.GetDidLogAsync(new GetDidLogRequest { Did = did.Value }, cancellationToken: cancellationToken);
            return new OwnDidLog(answer.DidLog.Memory, answer.DidWitness.Memory);
        },
        new Problem(ProblemCodes.DidNotFound, "No such DID is held here."),
        ProblemCodes.DidUnresolved,
        cancellationToken);

    public ValueTask<Lookup<byte[]>> FindStatusListAsync(string url, CancellationToken cancellationToken) => AskAsync(
        async issuer => (await issuer.GetStatusListAsync(new GetStatusListRequest { Url = url }, cancellationToken: cancellationToken)).Credential.ToByteArray(),
        new Problem(ProblemCodes.StatusListUnavailable, "No such status list is published here."),
        ProblemCodes.StatusListUnavailable,
        cancellationToken);

    /// <summary>A credential that the caller's tenant issued here.</summary>
    public ValueTask<Lookup<byte[]>> FindCredentialAsync(string url, CancellationToken cancellationToken) => AskAsync(
        async issuer => (await issuer.GetCredentialAsync(new GetCredentialRequest { Id = url }, cancellationToken: cancellationToken)).Credential.ToByteArray(),
        new Problem(ProblemCodes.CredentialNotFound, "No such credential of this tenant is held here."),
        ProblemCodes.ServiceUnavailable,
        cancellationToken);

    private async ValueTask<Lookup<T>> AskAsync<T>(
        Func<IssuerService.IssuerServiceClient, Task<T>> ask,
        Problem missing,
        ProblemCode unreachable,
        CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return Lookup<T>.Found(await ask(_issuer.Value), time.GetUtcNow());
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return Lookup<T>.None(missing);
        }
        catch (RpcException e) when (!cancellationToken.IsCancellationRequested)
        {
            return Lookup<T>.Unreachable(new Problem(unreachable, $"The issuer service did not answer ({e.StatusCode}); try again."));
        }
        catch (InvalidOperationException e) when (!_issuer.IsValueCreated)
        {
            return Lookup<T>.Unreachable(new Problem(unreachable, e.Message));
        }
    }
}
