using System.Net;
using System.Net.Sockets;

namespace Untp.Load.Stack;

/// <summary>Two loopback ports that were free a moment ago.</summary>
internal static class FreePorts
{
    public static (int Http, int Grpc) Find()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}
