using System.Net;
using Untp.Load.Measuring;
using Untp.Load.Scenarios;

namespace Untp.Load.Links;

/// <summary>An item at random, by its Digital Link: its link's target (307), or the linkset of item, batch and class.</summary>
internal sealed class ResolveLink(HttpClient http, HeldLinks links, bool asLinkset, int concurrency) : IScenario
{
    public string Name => asLinkset ? "resolve link, linkset" : "resolve link";

    public string? Reference => null;

    public int Parallelism => concurrency;

    public Task RunAsync(Round round) => round.RunWorkersAsync(concurrency, async _ =>
    {
        var (path, target) = links.Next();
        using var response = await http.GetAsync(asLinkset ? $"{path}?linkType=linkset" : path);
        var isExpected = asLinkset
            ? response.StatusCode == HttpStatusCode.OK && IsLinkset(await response.Content.ReadAsStringAsync(), path, target)
            : response.StatusCode == HttpStatusCode.TemporaryRedirect && response.Headers.Location?.OriginalString == target;
        if (!isExpected)
        {
            throw new LoadFailure($"{path} does not lead to {target}: {(int)response.StatusCode} {response.Headers.Location} {await response.Content.ReadAsStringAsync()}");
        }
    });

    // The item, its batch and its class.
    private static bool IsLinkset(string body, string path, string target) =>
        body.Contains($"\"{target}\"", StringComparison.Ordinal)
        && body.Contains($"\"https://id.gs1.org{path}\"", StringComparison.Ordinal)
        && body.Contains($"\"https://id.gs1.org{path[..path.IndexOf("/21/", StringComparison.Ordinal)]}\"", StringComparison.Ordinal)
        && body.Contains($"\"https://id.gs1.org{path[..path.IndexOf("/10/", StringComparison.Ordinal)]}\"", StringComparison.Ordinal);
}
