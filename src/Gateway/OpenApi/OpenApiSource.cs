using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Problems;
using Untp.Gateway.Routing;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Model;

namespace Untp.Gateway.OpenApi;

/// <summary>The merged document, asked of the services anew every few seconds; of one that is down the last answer stays. Threads: safe.</summary>
internal sealed class OpenApiSource(IProxyStateLookup proxy, GatewayOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan _freshness = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly ConcurrentDictionary<string, JsonObject> _lastGood = new(StringComparer.Ordinal);
    private byte[]? _merged;
    private DateTimeOffset _mergedAt;

    /// <summary>The document in UTF-8; a problem where a service was never reached.</summary>
    public async Task<Result<byte[]>> GetAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (_merged is not null && time.GetUtcNow() < _mergedAt + _freshness)
            {
                return _merged;
            }

            await Task.WhenAll(RouteTable.Services.Select(service => RefreshAsync(service, cancellationToken)));
            var missing = RouteTable.Services.Where(service => !_lastGood.ContainsKey(service)).ToArray();
            if (missing.Length > 0)
            {
                return Result<byte[]>.Failure([.. missing.Select(service => new Problem(ProblemCodes.ServiceUnavailable, $"The {service} service, whose part of the document is missing, cannot be reached now."))]);
            }

            _merged = JsonSerializer.SerializeToUtf8Bytes(OpenApiMerge.Merge(RouteTable.Services.Select(service => (service, _lastGood[service])), options.PublicUrl));
            _mergedAt = time.GetUtcNow();
            return _merged;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task RefreshAsync(string service, CancellationToken cancellationToken)
    {
        if (!proxy.TryGetCluster(ServiceCluster.Id(service, isGrpc: false), out var cluster))
        {
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_patience);
        foreach (var replica in cluster.DestinationsState.AvailableDestinations)
        {
            if (await AskAsync(cluster.Model.HttpClient, replica, patience.Token) is { } document)
            {
                _lastGood[service] = document;
                return;
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private static async Task<JsonObject?> AskAsync(HttpMessageInvoker client, DestinationState replica, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(replica.Model.Config.Address), "/openapi/v1.json"));
            using var response = await client.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode
                ? await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken) as JsonObject
                : null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException or OperationCanceledException)
        {
            return null;
        }
    }
}
