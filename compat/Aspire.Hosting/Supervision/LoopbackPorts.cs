using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Aspire.Hosting.Supervision;

/// <summary>
/// Gives out free ports. They lie below the ranges that systems take outgoing connections from (Linux 32768, others 49152),
/// so that no connection sits on a child's port while it restarts.
/// </summary>
internal sealed class LoopbackPorts
{
    private const int First = 20_000;
    private const int End = 32_000;
    private readonly HashSet<int> _taken = [];

    public int Take()
    {
        for (var attempt = 0; attempt < 1_000; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(First, End);
            if (_taken.Add(port) && IsFree(port))
            {
                return port;
            }
        }

        throw new DistributedApplicationException($"No free port was found between {First} and {End}.");
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
