namespace Services.Tests.Security;

/// <summary>An endpoint that reads a body.</summary>
/// <param name="Client">Shows what lets it in.</param>
/// <param name="Method">How it is called.</param>
/// <param name="Path">Where it is.</param>
/// <param name="ChecksMediaType">True where a good body of another media type is refused.</param>
public sealed record BadInputTarget(HttpClient Client, HttpMethod Method, string Path, bool ChecksMediaType)
{
    public async Task<HttpResponseMessage> SendAsync(HttpContent? content)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var request = new HttpRequestMessage(Method, Path) { Content = content };
        return await Client.SendAsync(request, deadline.Token);
    }

    public override string ToString() => $"{Method} {Client.BaseAddress}{Path[1..]}";
}
