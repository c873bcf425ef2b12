using System.Globalization;
using Grpc.Core;

namespace Compat.Tests.Grpc;

/// <summary>What the service does in one test; by default it answers with what it was sent.</summary>
public sealed class EchoHandlers
{
    public UnaryServerMethod<string, string> Say { get; init; } = (request, _) => Task.FromResult(request);

    public ServerStreamingServerMethod<string, string> Count { get; init; } = async (request, responses, context) =>
    {
        for (var i = 1; i <= int.Parse(request, CultureInfo.InvariantCulture); i++)
        {
            await responses.WriteAsync(i.ToString(CultureInfo.InvariantCulture), context.CancellationToken);
        }
    };

    public ClientStreamingServerMethod<string, string> Join { get; init; } = async (requests, context) =>
    {
        var all = new List<string>();
        await foreach (var request in requests.ReadAllAsync(context.CancellationToken))
        {
            all.Add(request);
        }

        return string.Join(',', all);
    };

    public DuplexStreamingServerMethod<string, string> Chat { get; init; } = async (requests, responses, context) =>
    {
        await foreach (var request in requests.ReadAllAsync(context.CancellationToken))
        {
            await responses.WriteAsync(request.ToUpperInvariant());
        }
    };
}
