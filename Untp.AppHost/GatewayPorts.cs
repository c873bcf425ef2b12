using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Microsoft.Extensions.Configuration;

namespace Untp.AppHost;

/// <summary>The ports that people know: checked before anything starts, each with the variable that changes it.</summary>
internal sealed record GatewayPorts(int Http, int Grpc, int? Https)
{
    public string Url => $"http://localhost:{Http}";

    public static GatewayPorts Read(IConfiguration configuration)
    {
        var chosen = new Dictionary<int, string>();
        return new GatewayPorts(
            Choose("GATEWAY_PORT", 8080)!.Value,
            Choose("GATEWAY_GRPC_PORT", 8081)!.Value,
            Choose("GATEWAY_HTTPS_PORT", null));

        int? Choose(string variable, int? usual)
        {
            var port = Parse(variable, configuration[variable], usual);
            if (port is not { } number)
            {
                return null;
            }

            if (!chosen.TryAdd(number, variable))
            {
                throw new DistributedApplicationException($"{chosen[number]} and {variable} are both {number}; set one of them to another port.");
            }

            return IsFree(number) ? number : throw new DistributedApplicationException($"Port {number} is in use; set {variable} to another port.");
        }
    }

    private static int? Parse(string variable, string? text, int? usual)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return usual;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : throw new DistributedApplicationException($"{variable} is '{text}', which is not a port between 1 and 65535.");
    }

    /// <summary>Looks at both loopback addresses: localhost may lead callers to either.</summary>
    private static bool IsFree(int port) => CanListen(IPAddress.Loopback, port) && CanListen(IPAddress.IPv6Loopback, port);

    private static bool CanListen(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException failure)
        {
            // Anything else, such as a machine without IPv6, is not a neighbour on this port.
            return failure.SocketErrorCode is not (SocketError.AddressAlreadyInUse or SocketError.AccessDenied);
        }
    }
}
