using System.Text;
using Untp.Load.Measuring;
using Untp.Load.Scenarios;

namespace Untp.Load.Links;

/// <summary>An item by its Digital Link: its link's target (307), or the linkset of item, batch and class; as fast as it goes, or at a given rate.</summary>
/// <param name="links">What is held.</param>
/// <param name="connections">A request at a time each.</param>
/// <param name="isPopular">True for items by popularity (Zipf), false for each alike.</param>
/// <param name="asLinkset">True for all links.</param>
/// <param name="rate">Requests a second that are due whether or not earlier ones were answered; 0 for the next one after each answer.</param>
internal sealed class ResolveLink(HeldLinks links, ResolverConnection[] connections, bool isPopular, bool asLinkset, int rate) : IScenario
{
    public string Name => $"resolve link, {(asLinkset ? "linkset" : "redirect")}, {(isPopular ? "Zipf" : "uniform")}{(rate > 0 ? $", {rate:N0}/s offered" : "")}";

    public string? Reference => null;

    public int Parallelism => connections.Length;

    public Task RunAsync(Round round) => rate > 0
        ? round.RunArrivalsAsync(rate, connections.Length, worker => ResolveAsync(connections[worker]))
        : round.RunWorkersAsync(connections.Length, worker => ResolveAsync(connections[worker]));

    private async Task ResolveAsync(ResolverConnection connection)
    {
        var (path, target) = isPopular ? links.NextPopular() : links.Next();
        var (head, body) = await connection.GetAsync(asLinkset ? $"{path}?linkType=linkset" : path);
        if (asLinkset ? !IsLinkset(head.Span, body.Span, path, target) : !IsRedirect(head.Span, target))
        {
            throw new LoadFailure($"{path} does not lead to {target}: {Encoding.UTF8.GetString(head.Span)} {Encoding.UTF8.GetString(body.Span)}");
        }
    }

    private static bool IsRedirect(ReadOnlySpan<byte> head, string target) =>
        head.StartsWith("HTTP/1.1 307"u8) && Ascii.Equals(ResolverConnection.Header(head, "\r\nLocation: "u8), target);

    // The item, its batch and its class.
    private static bool IsLinkset(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body, string path, string target) =>
        head.StartsWith("HTTP/1.1 200"u8)
        && Holds(body, $"\"{target}\"")
        && Holds(body, $"\"https://id.gs1.org{path}\"")
        && Holds(body, $"\"https://id.gs1.org{path[..path.IndexOf("/21/", StringComparison.Ordinal)]}\"")
        && Holds(body, $"\"https://id.gs1.org{path[..path.IndexOf("/10/", StringComparison.Ordinal)]}\"");

    private static bool Holds(ReadOnlySpan<byte> body, string text)
    {
        Span<byte> bytes = stackalloc byte[256];
        return body.IndexOf(bytes[..Encoding.ASCII.GetBytes(text, bytes)]) >= 0;
    }
}
