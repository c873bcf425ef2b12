using System.Buffers;
using System.Globalization;
using Untp.Core.Problems;

namespace Untp.Core.Dids;

/// <summary>
/// did:web: the DID names a host and a path where its document lies. The grammar decides what is a host, not a URL parser:
/// what is not plainly a lower-case name, a port and plain segments is refused. Source: did:web Method Specification, section 2.
/// </summary>
public static class DidWeb
{
    /// <summary>The method's name.</summary>
    public const string Method = "web";

    private const string PortMark = "%3A";
    private const int DefaultPort = 443;

    // RFC 6335, section 6: below are the system ports, where no web server but that of 443 listens.
    private const int FirstUserPort = 1024;
    private const int MaxHostChars = 253;
    private const int MaxLabelChars = 63;
    private static readonly SearchValues<char> _label = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly SearchValues<char> _segment = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_");

    /// <summary>Where the document of a did:web lies.</summary>
    /// <remarks>
    /// Shape: <c>https://host[:port]/.well-known/did.json</c>, or <c>https://host[:port]/path/did.json</c>.
    /// Errors: DID_SYNTAX; never throws. Refused are also percent-encoded characters other than the port's colon, addresses
    /// in place of names, upper case and trailing dots in names, system ports other than 443, and the segments <c>.</c> and <c>..</c>.
    /// </remarks>
    /// <param name="did">A did:web.</param>
    public static Result<Uri> ToUrl(Did did)
    {
        var parts = did.MethodSpecificId.Split(':');
        var mark = parts[0].IndexOf(PortMark, StringComparison.Ordinal);
        var host = mark < 0 ? parts[0] : parts[0][..mark];
        var port = mark < 0 ? DefaultPort : ReadPort(parts[0].AsSpan(mark + PortMark.Length));
        if (did.Method != Method || !IsHost(host) || port == 0)
        {
            return new Problem(ProblemCodes.DidSyntax, "A did:web names a host in lower case, not an address, and where needed a port, 443 or from 1024 on: did:web:example.com%3A8443.");
        }

        if (!parts.Skip(1).All(IsSegment))
        {
            return new Problem(ProblemCodes.DidSyntax, "The path of a did:web holds letters, digits, dots, hyphens and underscores only, none of its segments empty.");
        }

        var path = parts.Length == 1 ? ".well-known" : string.Join('/', parts.Skip(1));
        return new Uri($"https://{host}:{port.ToString(CultureInfo.InvariantCulture)}/{path}/did.json");
    }

    /// <summary>The did:web of a host and a path.</summary>
    /// <remarks>Errors: DID_PATH_INVALID for the path, DID_SYNTAX for host and port; never throws.</remarks>
    /// <param name="host">Lower-case name.</param>
    /// <param name="port">Port; 443 is left out of the DID.</param>
    /// <param name="path">Segments with colons between, such as <c>acme:mill</c>; empty for the host itself.</param>
    public static Result<Did> From(string host, int port, string path)
    {
        if (path.Length > 0 && !path.Split(':').All(IsSegment))
        {
            return new Problem(ProblemCodes.DidPathInvalid, "The path of a did:web holds letters, digits, dots, hyphens and underscores only, in segments with colons between.");
        }

        var authority = port == DefaultPort ? host : $"{host}{PortMark}{port.ToString(CultureInfo.InvariantCulture)}";
        var did = Did.Parse(path.Length == 0 ? $"did:{Method}:{authority}" : $"did:{Method}:{authority}:{path}");
        return did.IsSuccess && ToUrl(did.Value) is { IsSuccess: false } refused ? Result<Did>.Failure(refused.Problems) : did;
    }

    private static bool IsHost(string host)
    {
        var labels = host.Split('.');

        // Where the last label begins with a digit, some readers take the whole for an IPv4 address; no top-level domain does.
        return host.Length <= MaxHostChars && labels.All(IsLabel) && !char.IsAsciiDigit(labels[^1][0]);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabelChars && label[0] != '-' && label[^1] != '-' && label.AsSpan().IndexOfAnyExcept(_label) < 0;

    private static bool IsSegment(string segment) =>
        segment.Length > 0 && segment is not ("." or "..") && segment.AsSpan().IndexOfAnyExcept(_segment) < 0;

    /// <summary>Zero where the text is no port in its only spelling, or one of another service.</summary>
    private static int ReadPort(ReadOnlySpan<char> digits) =>
        digits.Length is > 0 and <= 5
        && digits[0] != '0'
        && ushort.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
        && port is DefaultPort or >= FirstUserPort
            ? port
            : 0;
}
