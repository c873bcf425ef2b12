using System.Net;

namespace Untp.Identity.Remote;

/// <summary>Names and connections: the machine's, or those of a test. Threads: implementations are safe.</summary>
internal interface INetwork
{
    /// <summary>All addresses of a name.</summary>
    Task<IPAddress[]> FindAddressesAsync(string host, CancellationToken cancellationToken);

    /// <summary>A connection to exactly this address.</summary>
    Task<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellationToken);
}
