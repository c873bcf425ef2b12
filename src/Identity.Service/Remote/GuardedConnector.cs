using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Untp.Identity.Remote;

/// <summary>
/// Makes connections of which the address was checked: a name is looked up once, every answer is checked, and that very
/// address is connected to, so a second answer of a name server has no use. Threads: safe.
/// </summary>
internal sealed class GuardedConnector(EgressRules rules, INetwork network, RemoteOptions options)
{
    private const int MaxAddresses = 4;
    private static readonly Oid _serverAuthentication = new("1.3.6.1.5.5.7.3.1");

    /// <summary>The HTTP client's handler: no proxy, no cookies, no credentials, no redirects, no inflating of its own.</summary>
    public SocketsHttpHandler CreateHandler() => new()
    {
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, cancellationToken),
        ConnectTimeout = options.ConnectTimeout,
        SslOptions = TlsOptions(),
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        PreAuthenticate = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 0,
        MaxConnectionsPerServer = options.MaxConcurrentPerHost,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
    };

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await network.FindAddressesAsync(target.Host, cancellationToken);

        // One forbidden answer is enough: who mixes them wants to reach what is forbidden.
        if (addresses.Any(address => !rules.Allows(target.Host, target.Port, address)))
        {
            throw new EgressBlockedException(EgressRules.BlockedAddress(target.Host));
        }

        SocketException failure = new((int)SocketError.HostNotFound);
        foreach (var address in addresses.OrderBy(address => address.AddressFamily).Take(MaxAddresses))
        {
            try
            {
                return await network.ConnectAsync(new IPEndPoint(address, target.Port), cancellationToken);
            }
            catch (SocketException e)
            {
                failure = e;
            }
        }

        throw failure;
    }

    private SslClientAuthenticationOptions TlsOptions()
    {
        // A certificate can name URLs to read its issuer or its revocation from: nothing is fetched for it.
        var policy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck };
        policy.ApplicationPolicy.Add(_serverAuthentication);
        if (options.TrustedAuthority.Length == 0)
        {
            return new() { CertificateChainPolicy = policy };
        }

        var further = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck, TrustMode = X509ChainTrustMode.CustomRootTrust };
        further.ApplicationPolicy.Add(_serverAuthentication);
        further.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(options.TrustedAuthority));
        return new()
        {
            CertificateChainPolicy = policy,
            RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                errors == SslPolicyErrors.None || (errors == SslPolicyErrors.RemoteCertificateChainErrors && IsTrusted(certificate, further)),
        };
    }

    private static bool IsTrusted(X509Certificate? certificate, X509ChainPolicy policy)
    {
        using var chain = new X509Chain { ChainPolicy = policy.Clone() };
        return certificate is X509Certificate2 ours && chain.Build(ours);
    }
}
