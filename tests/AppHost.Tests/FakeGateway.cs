using System.Net;

namespace AppHost.Tests;

/// <summary>Answers /v1/dids as told and keeps what was asked.</summary>
internal sealed class FakeGateway(Func<HttpMethod, string, (HttpStatusCode Status, string Body)> answer) : HttpMessageHandler
{
    public List<string> Calls { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Calls.Add($"{request.Method} {request.RequestUri!.AbsolutePath} {string.Join(',', request.Headers.GetValues("X-API-Key"))} {body}".TrimEnd());
        var (status, text) = answer(request.Method, body);
        return new HttpResponseMessage(status) { Content = new StringContent(text), RequestMessage = request };
    }
}
