using System.Net;
using Untp.Gateway.Documentation;

namespace Services.Tests.Gateway;

public sealed class DocumentationTests
{
    [Fact]
    public async Task Leads_From_Root_To_The_Page()
    {
        await using var stack = await TestStack.StartAsync();
        using var browser = new HttpClient { BaseAddress = stack.Rest.BaseAddress };

        using var root = await stack.Rest.GetAsync("/");
        using var page = await browser.GetAsync("/");

        Assert.Equal(HttpStatusCode.Redirect, root.StatusCode);
        Assert.Equal("/docs", root.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("/docs", page.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        using var script = await browser.GetAsync("/docs/swagger-ui-bundle.js");
        Assert.Equal(HttpStatusCode.OK, script.StatusCode);
    }

    [Fact]
    public async Task Returns_404_For_UnknownCode()
    {
        await using var stack = await TestStack.StartAsync();

        using var response = await stack.Rest.GetAsync("/docs/errors/NO_SUCH_CODE");

        await TestStack.ProblemAsync(response, HttpStatusCode.NotFound, "ROUTE_NOT_FOUND");
    }

    [Fact]
    public void Finds_The_Section_Of_A_Code()
    {
        var pages = new ErrorPages("# Errors\r\nIntro\r\n## JSON\r\n### A_CODE\r\nCause.\r\n#### Detail\r\nMore.\r\n\r\n### B_CODE\r\nOther.\r\n## Next\r\nText");

        Assert.Equal("### A_CODE\nCause.\n#### Detail\nMore.\n", pages.Find("A_CODE"));
        Assert.Equal("### B_CODE\nOther.\n", pages.Find("B_CODE"));
        Assert.Null(pages.Find("a_code"));
        Assert.Null(pages.Find("JSON"));
    }

    [Fact]
    public async Task Serves_Over_Https_With_The_Development_Certificate()
    {
        await using var stack = await TestStack.StartAsync();
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=localhost";
        using var client = new HttpClient(handler) { BaseAddress = stack.Https, DefaultRequestVersion = HttpVersion.Version20 };
        client.DefaultRequestHeaders.Add("X-API-Key", TestStack.Key);

        using var response = await client.PostAsync("/v1/verifications", new StringContent("{}"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(HttpVersion.Version20, response.Version);
    }
}
