using System.Buffers;
using System.Collections.Frozen;
using Untp.Core.Problems;

namespace Untp.Core.Identifiers.Gs1;

/// <summary>Reads GS1 Digital Link URIs, uncompressed or compressed.</summary>
public static class DigitalLinkReader
{
    private const int MaxChars = 2048;
    private const int MaxParameters = 64;
    private static readonly string[] _schemes = ["https://", "http://", "HTTPS://", "HTTP://"];
    private static readonly SearchValues<char> _uri =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    private static readonly SearchValues<char> _authority =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.:[]");

    // Short names, deprecated since release 1.2 of the standard.
    private static readonly FrozenDictionary<string, string> _shortNames = new Dictionary<string, string>
    {
        ["cpid"] = "8010", ["cpsn"] = "8011", ["cpv"] = "22", ["gcn"] = "255", ["gdti"] = "253", ["giai"] = "8004", ["ginc"] = "401",
        ["gln"] = "414", ["glnx"] = "254", ["gmn"] = "8013", ["grai"] = "8003", ["gsin"] = "402", ["gsrn"] = "8018", ["gsrnp"] = "8017",
        ["gtin"] = "01", ["itip"] = "8006", ["lot"] = "10", ["party"] = "417", ["payTo"] = "415", ["refno"] = "8020", ["ser"] = "21",
        ["srin"] = "8019", ["sscc"] = "00",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads an uncompressed Digital Link with any stem.</summary>
    /// <remarks>
    /// Shape: a scheme in one case, a host, the key at the rightmost place where one can be. Escapes are decoded once; a plus sign is
    /// itself in the path and a blank in the query. The fragment is left out.
    /// Limits: 2,048 characters, 64 parameters. Errors: IDENTIFIER_SYNTAX, IDENTIFIER_CHECK_DIGIT; never throws. Threads: safe.
    /// </remarks>
    /// <param name="uri">The URI.</param>
    /// <param name="options">What is taken beyond the current syntax; null means <see cref="DigitalLinkOptions.Strict"/>.</param>
    public static Result<DigitalLink> Read(string uri, DigitalLinkOptions? options = null)
    {
        options ??= DigitalLinkOptions.Strict;
        if (Split(uri) is not var (stem, segments, query))
        {
            return Broken("A GS1 Digital Link is an http or https URL of at most 2,048 characters, without a user.");
        }

        var root = segments.Length - 2;
        while (root >= 0 && !(Find(segments[root], options) is { } ai && ai.IsPrimaryKey))
        {
            root = Find(segments[root], options) is null ? -1 : root - 2;
        }

        if (root < 0)
        {
            return Broken("The path holds no GS1 key: it ends in pairs such as /01/09506000134352/10/ABC.");
        }

        var keys = new List<(string, string)>();
        for (var i = root; i < segments.Length; i += 2)
        {
            if (Add(keys, Find(segments[i], options)!.Code, segments[i + 1], options) is { } problem)
            {
                return problem;
            }
        }

        return Build(string.Concat(stem, string.Concat(segments.Take(root).Select(segment => $"/{segment}"))), keys, query, options);
    }

    /// <summary>Reads a compressed Digital Link: all of it compressed in the last segment of the path, or its qualifiers only.</summary>
    /// <remarks>
    /// As every path of base64url characters has this form, call it for hosts only that are known to serve Digital Links.
    /// Limits and errors: see <see cref="Read"/>. Source: GS1 Digital Link standard: Compression, sections 3 to 5.
    /// </remarks>
    /// <param name="uri">The URI.</param>
    public static Result<DigitalLink> ReadCompressed(string uri)
    {
        if (Split(uri) is not var (stem, segments, query) || segments.Length == 0)
        {
            return Broken("A GS1 Digital Link is an http or https URL of at most 2,048 characters, without a user.");
        }

        var pairs = DigitalLinkCompression.Decompress(segments[^1]);
        if (!pairs.IsSuccess)
        {
            return Result<DigitalLink>.Failure(pairs.Problems);
        }

        // A key before it is not compressed: /01/09506000134352/EEarwSM.
        var isPartial = segments.Length >= 3 && Find(segments[^3], DigitalLinkOptions.Liberal) is { IsPrimaryKey: true };
        var all = new List<(string, string)>();
        if (isPartial && Add(all, Find(segments[^3], DigitalLinkOptions.Liberal)!.Code, segments[^2], DigitalLinkOptions.Liberal) is { } problem)
        {
            return problem;
        }

        all.AddRange(pairs.Value);
        var elements = ElementStrings.Check(all);
        if (!elements.IsSuccess)
        {
            return Result<DigitalLink>.Failure(elements.Problems);
        }

        var ownStem = string.Concat(stem, string.Concat(segments.SkipLast(isPartial ? 3 : 1).Select(segment => $"/{segment}")));
        var link = DigitalLink.Create(elements.Value, ownStem);
        return link.IsSuccess ? Build(ownStem, [.. link.Value.Keys.Select(Pair)], query, DigitalLinkOptions.Liberal, link.Value.Attributes) : link;
    }

    private static (string Code, string Value) Pair(Gs1Element element) => (element.Ai.Code, element.Value);

    private static (string Stem, string[] Segments, string Query)? Split(string uri)
    {
        var scheme = Array.Find(_schemes, scheme => uri.StartsWith(scheme, StringComparison.Ordinal));
        if (uri.Length > MaxChars || scheme is null || uri.AsSpan().ContainsAnyExcept(_uri))
        {
            return null;
        }

        var end = uri.IndexOf('#', StringComparison.Ordinal) is >= 0 and var fragment ? fragment : uri.Length;
        var question = uri.IndexOf('?', 0, end);
        var path = uri.IndexOf('/', scheme.Length);
        var pathEnd = question < 0 ? end : question;
        return path <= scheme.Length || path >= pathEnd || uri.AsSpan(scheme.Length, path - scheme.Length).ContainsAnyExcept(_authority)
            ? null
            : (uri[..path], uri[(path + 1)..pathEnd].Split('/'), question < 0 ? "" : uri[(question + 1)..end]);
    }

    private static Result<DigitalLink> Build(string stem, List<(string Code, string Value)> keys, string query, DigitalLinkOptions options, IReadOnlyList<Gs1Element>? compressed = null)
    {
        var elements = ElementStrings.Check(keys);
        if (!elements.IsSuccess)
        {
            return Result<DigitalLink>.Failure(elements.Problems);
        }

        if (DigitalLink.CheckPath(elements.Value) is { } dots)
        {
            return dots;
        }

        var key = elements.Value[0].Ai;
        string[] qualifiers = [.. keys.Skip(1).Select(pair => pair.Code)];
        if (!key.AllowsQualifiers(qualifiers))
        {
            return Broken($"The qualifiers in the path are not those of {key}, or in another order.");
        }

        List<(string Code, string Value)> attributes = [.. (compressed ?? []).Select(Pair)];
        var parameters = new List<KeyValuePair<string, string?>>();
        var pairs = query.Split('&', MaxParameters + 1);
        if (pairs.Length > MaxParameters)
        {
            return Broken($"At most {MaxParameters} parameters are read.");
        }

        foreach (var pair in pairs.Where(pair => pair.Length > 0))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? pair : pair[..equals];
            if (equals < 0 || name.Length == 0 || name.AsSpan().ContainsAnyExceptInRange('0', '9'))
            {
                parameters.Add(new(name, equals < 0 ? null : pair[(equals + 1)..]));
                continue;
            }

            if (!ApplicationIdentifier.All.TryGetValue(name, out var ai) || !ai.IsDataAttribute || BelongsIntoPath(key, qualifiers, name))
            {
                return Broken($"The query names {name}, which is no data attribute of {key}.");
            }

            if (attributes.Exists(attribute => attribute.Code == name) || keys.Exists(earlier => earlier.Code == name))
            {
                return Broken($"({name}) occurs twice.");
            }

            if (Add(attributes, name, pair[(equals + 1)..].Replace('+', ' '), options) is { } problem)
            {
                return problem;
            }
        }

        var read = attributes.Count == 0 ? (Result<IReadOnlyList<Gs1Element>>)Array.Empty<Gs1Element>() : ElementStrings.Check(attributes);
        return read.IsSuccess ? new DigitalLink(stem, elements.Value, read.Value, parameters) : Result<DigitalLink>.Failure(read.Problems);
    }

    /// <summary>True where the path could hold it at some place.</summary>
    private static bool BelongsIntoPath(ApplicationIdentifier key, string[] qualifiers, string code) =>
        Enumerable.Range(0, qualifiers.Length + 1).Any(at => key.AllowsQualifiers([.. qualifiers[..at], code, .. qualifiers[at..]]));

    private static ApplicationIdentifier? Find(string code, DigitalLinkOptions options) =>
        ApplicationIdentifier.All.GetValueOrDefault(options.PermitShortNames ? _shortNames.GetValueOrDefault(code, code) : code);

    private static Problem? Add(List<(string, string)> pairs, string code, string encoded, DigitalLinkOptions options)
    {
        if (PercentEncoding.Decode(encoded) is not { Length: > 0 } value)
        {
            return Broken($"({code}) has no value, or one whose escapes cannot be decoded.");
        }

        pairs.Add((code, options.PermitShortGtins ? Gs1Element.PadGtin(code, value) : value));
        return null;
    }

    private static Problem Broken(string message) => new(ProblemCodes.IdentifierSyntax, message);
}
