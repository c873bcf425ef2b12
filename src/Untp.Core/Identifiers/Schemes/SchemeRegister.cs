using System.Collections.Frozen;
using Untp.Core.Problems;

namespace Untp.Core.Identifiers.Schemes;

/// <summary>The identifier schemes that are known. Immutable; threads: safe.</summary>
public sealed class SchemeRegister
{
    private const int MaxQualifiers = 8;
    private readonly FrozenDictionary<string, FrozenDictionary<string, SchemeEntry>> _entries;
    private readonly FrozenDictionary<string, SchemeEntry> _urns;
    private readonly FrozenDictionary<string, SchemeEntry> _ids;
    private readonly ILookup<string, (string Prefix, string Suffix, SchemeEntry Entry)> _hosts;

    private SchemeRegister(IReadOnlyList<IdentifierScheme> schemes)
    {
        Schemes = schemes;
        _entries = schemes.ToFrozenDictionary(scheme => scheme.Namespace, EntriesOf, StringComparer.Ordinal);
        SchemeEntry[] identifiers = [.. _entries.Values.SelectMany(entries => entries.Values).Distinct().Where(entry => SchemeCheck.IsIdentifier(entry.Key))];
        _urns = identifiers.SelectMany(entry => entry.Key.Urns.Select(urn => (urn, entry))).ToFrozenDictionary(pair => pair.urn, pair => pair.entry, StringComparer.OrdinalIgnoreCase);
        _ids = identifiers.Where(entry => entry.Key.Id is not null).ToFrozenDictionary(entry => entry.Key.Id!, StringComparer.OrdinalIgnoreCase);
        _hosts = identifiers.Where(entry => entry.Scheme.ResolverTemplate is not null).SelectMany(Templates).OrderByDescending(row => row.Prefix.Length).ToLookup(row => new Uri(row.Prefix).Authority, StringComparer.Ordinal);
    }

    /// <summary>The schemes that come with the product: GS1 keys, LEI, ABN, freight containers and vehicles.</summary>
    public static SchemeRegister BuiltIn { get; } =
        Create(IdentifierSchemeJson.ReadBuiltIn()) is { IsSuccess: true } register ? register.Value : throw new InvalidOperationException("The table of identifier schemes breaks its own rules.");

    /// <summary>All schemes.</summary>
    public IReadOnlyList<IdentifierScheme> Schemes { get; }

    /// <summary>Checks rows and makes a register of them.</summary>
    /// <remarks>Errors: IDENTIFIER_SCHEME_INVALID with a pointer into the row, behind its index where there are several; never throws.</remarks>
    /// <param name="schemes">The rows; namespaces, ids and URN prefixes occur once.</param>
    public static Result<SchemeRegister> Create(IReadOnlyList<IdentifierScheme> schemes)
    {
        var problems = schemes.SelectMany((scheme, i) => SchemeCheck.Run(scheme).Select(problem => problem with { Pointer = $"/{i}{problem.Pointer}" })).ToList();
        foreach (var (names, member) in ((IEnumerable<string>, string)[])
        [
            (schemes.Select(scheme => scheme.Namespace), "namespace"),
            (schemes.Select(scheme => scheme.ResolverTemplate).OfType<string>(), "resolver template"),
            (schemes.SelectMany(scheme => scheme.KeyTypes).SelectMany(key => key.Urns), "URN prefix"),
            (schemes.SelectMany(scheme => scheme.KeyTypes).Select(key => key.Id).OfType<string>(), "id"),
        ])
        {
            problems.AddRange(names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
                .Select(group => new Problem(ProblemCodes.IdentifierSchemeInvalid, $"The {member} {group.Key} is given twice.")));
        }

        return problems.Count == 0 ? new SchemeRegister(schemes) : Result<SchemeRegister>.Failure(problems);
    }

    /// <summary>All faults of a row by itself; empty where there are none.</summary>
    /// <remarks>Errors: IDENTIFIER_SCHEME_INVALID with a pointer into the row; never throws.</remarks>
    /// <param name="scheme">The row.</param>
    public static IReadOnlyList<Problem> Check(IdentifierScheme scheme) => SchemeCheck.Run(scheme);

    /// <summary>The register with a further row; a row of the same namespace is replaced.</summary>
    /// <remarks>Errors: as <see cref="Create"/>; never throws.</remarks>
    /// <param name="scheme">The row.</param>
    public Result<SchemeRegister> With(IdentifierScheme scheme) => Create([.. Schemes.Where(other => other.Namespace != scheme.Namespace), scheme]);

    /// <summary>True where a scheme of this namespace is known.</summary>
    /// <param name="name">The namespace.</param>
    public bool Knows(string name) => _entries.ContainsKey(name);

    /// <summary>Reads an identifier by its parts: <c>/{namespace}/{key type}/{value}/{qualifier}/{value}…</c>.</summary>
    /// <remarks>Limits: values of 256 characters, 8 qualifiers. Errors: IDENTIFIER_SCHEME_UNKNOWN, IDENTIFIER_SYNTAX, IDENTIFIER_CHECK_DIGIT; never throws.</remarks>
    /// <param name="name">The namespace.</param>
    /// <param name="code">The key type's code or short code.</param>
    /// <param name="value">The value, decoded.</param>
    /// <param name="qualifiers">Qualifiers in the scheme's order, their codes or short codes, and their values.</param>
    public Result<CanonicalIdentifier> Read(string name, string code, string value, params IReadOnlyList<IdentifierKey> qualifiers) =>
        _entries.TryGetValue(name, out var entries) && entries.TryGetValue(code, out var entry) && SchemeCheck.IsIdentifier(entry.Key)
            ? Read(entry, value, qualifiers)
            : new Problem(ProblemCodes.IdentifierSchemeUnknown, "No identifier scheme of this namespace and key type is known here.");

    /// <summary>Reads a URN with a registered prefix, or <c>urn:gtr:</c> with a registered scheme; null where there is neither.</summary>
    internal Result<CanonicalIdentifier>? ReadUrn(string urn)
    {
        for (var end = urn.IndexOf(':', 4); end > 0; end = urn.IndexOf(':', end + 1))
        {
            if (_urns.TryGetValue(urn[..(end + 1)], out var entry))
            {
                return Read(entry, PercentEncoding.Decode(urn[(end + 1)..]) ?? "", []);
            }
        }

        const string Gtr = "urn:gtr:";
        var last = urn.LastIndexOf(':');
        return urn.StartsWith(Gtr, StringComparison.OrdinalIgnoreCase) && last > Gtr.Length
            && _ids.TryGetValue($"https://{urn[Gtr.Length..last].Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)}", out var registered)
            ? Read(registered, urn[(last + 1)..], [])
            : null;
    }

    /// <summary>Reads a URL, in its normal form, that follows a scheme's template; null where there is none.</summary>
    internal Result<CanonicalIdentifier>? ReadUrl(Uri url)
    {
        foreach (var (prefix, suffix, entry) in _hosts[url.Authority])
        {
            // Where the identifier is a parameter, those behind it are not part of it.
            var isParameter = prefix.Contains('?', StringComparison.Ordinal);
            var text = isParameter ? url.GetLeftPart(UriPartial.Query) : url.GetLeftPart(UriPartial.Path);
            text = isParameter && suffix.Length == 0 && text.IndexOf('&', Math.Min(prefix.Length, text.Length)) is >= 0 and var end ? text[..end] : text;
            if (!text.StartsWith(prefix, StringComparison.Ordinal) || !text.EndsWith(suffix, StringComparison.Ordinal) || text.Length <= prefix.Length + suffix.Length)
            {
                continue;
            }

            var parts = text[prefix.Length..^suffix.Length].TrimEnd('/').Split('/');
            return parts.Length % 2 == 0
                ? new Problem(ProblemCodes.IdentifierSyntax, "Behind the identifier the path goes on in pairs of qualifier and value.")
                : Read(entry, PercentEncoding.Decode(parts[0]) ?? "", [.. parts.Skip(1).Chunk(2).Select(pair => new IdentifierKey(pair[0], PercentEncoding.Decode(pair[1]) ?? ""))]);
        }

        return null;
    }

    private static FrozenDictionary<string, SchemeEntry> EntriesOf(IdentifierScheme scheme) => scheme.KeyTypes
        .Select(key => new SchemeEntry(scheme, key, SchemeCheck.Compile(key.Regex)!))
        .SelectMany(entry => ((string?[])[entry.Key.Code, entry.Key.Shortcode]).OfType<string>().Distinct().Select(name => (name, entry)))
        .ToFrozenDictionary(pair => pair.name, pair => pair.entry, StringComparer.Ordinal);

    private static IEnumerable<(string Prefix, string Suffix, SchemeEntry Entry)> Templates(SchemeEntry entry) =>
        ((string?[])[entry.Key.Code, entry.Key.Shortcode]).OfType<string>()
        .Select(name => entry.Scheme.ResolverTemplate!.Replace("{key}", name, StringComparison.Ordinal).Split("{id}"))
        .Select(parts => (parts[0], parts[1], entry));

    private Result<CanonicalIdentifier> Read(SchemeEntry entry, string value, IReadOnlyList<IdentifierKey> qualifiers)
    {
        var read = entry.Read(value);
        if (!read.IsSuccess)
        {
            return Result<CanonicalIdentifier>.Failure(read.Problems);
        }

        List<IdentifierKey> keys = [new(entry.Key.Code, read.Value)];
        List<string> uris = [entry.ToUri(read.Value)];
        var at = 0;
        foreach (var (name, text) in qualifiers.Take(MaxQualifiers + 1))
        {
            var qualifier = _entries[entry.Scheme.Namespace].GetValueOrDefault(name);
            var place = qualifier is null ? -1 : entry.Key.Qualifiers.Skip(at).ToList().IndexOf(qualifier.Key.Code);
            if (place < 0 || keys.Count > MaxQualifiers)
            {
                return new Problem(ProblemCodes.IdentifierSyntax, $"{entry.Key.Title} has no such qualifier at this place; their order is: {string.Join(", ", entry.Key.Qualifiers)}.");
            }

            var qualified = qualifier!.Read(text);
            if (!qualified.IsSuccess)
            {
                return Result<CanonicalIdentifier>.Failure(qualified.Problems);
            }

            at += place + 1;
            keys.Add(new(qualifier.Key.Code, qualified.Value));
            uris.Add($"{uris[^1]}/{qualifier.Key.Code}/{Uri.EscapeDataString(qualified.Value)}");
        }

        uris.Reverse();
        return new CanonicalIdentifier(uris[0], entry.Scheme.Namespace, keys, uris[1..]);
    }
}
