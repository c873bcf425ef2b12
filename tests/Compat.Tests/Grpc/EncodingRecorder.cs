namespace Compat.Tests.Grpc;

/// <summary>Notes how many bytes a request took and in which encoding its response came.</summary>
internal sealed class EncodingRecorder : DelegatingHandler
{
    public long RequestBytes { get; private set; }

    public string? Encoding { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        RequestBytes = body.Length;
        var headers = request.Content.Headers;
        request.Content = new ByteArrayContent(body);
        foreach (var (name, values) in headers)
        {
            request.Content.Headers.TryAddWithoutValidation(name, values);
        }

        var response = await base.SendAsync(request, cancellationToken);
        Encoding = response.Headers.TryGetValues("grpc-encoding", out var encodings) ? encodings.Single() : null;
        return response;
    }
}
