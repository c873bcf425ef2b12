using System.Buffers;
using System.Text.RegularExpressions;
using Untp.Core.Dids;
using Untp.Core.Problems;

namespace Untp.Core.Identifiers.Schemes;

/// <summary>The rules that a row of the scheme register keeps by itself.</summary>
internal static class SchemeCheck
{
    public const int MaxValueChars = 256;
    private const int MaxKeyTypes = 512;
    private const int MaxPatternChars = 512;
    private const int MaxPadding = 64;
    private static readonly SearchValues<char> _namespace = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly SearchValues<char> _code = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_");

    /// <summary>All faults of a row; empty where there are none.</summary>
    public static List<Problem> Run(IdentifierScheme scheme)
    {
        var problems = new List<Problem>();
        if (!Is(scheme.Namespace, _namespace, 64))
        {
            problems.Add(Fault("A namespace has 1 to 64 lower-case letters, digits and hyphens.", "/namespace"));
        }

        if (scheme.OperatorDid is { } did && !Did.Parse(did).IsSuccess)
        {
            problems.Add(Fault("operatorDid is no DID.", "/operatorDid"));
        }

        if (scheme.MirrorsAuthoritativeRegister is { } mirrored && !AbsoluteUrl.Is(mirrored))
        {
            problems.Add(Fault("mirrorsAuthoritativeRegister is not a URL.", "/mirrorsAuthoritativeRegister"));
        }

        CheckTemplate(scheme, problems);
        if (scheme.KeyTypes.Count > MaxKeyTypes || !scheme.KeyTypes.Any(IsIdentifier))
        {
            problems.Add(Fault($"A scheme has at least one key type of type I, and at most {MaxKeyTypes} in all.", "/applicationIdentifiers"));
            return problems;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < scheme.KeyTypes.Count; i++)
        {
            CheckKeyType(scheme, scheme.KeyTypes[i], $"/applicationIdentifiers/{i}", names, problems);
        }

        return problems;
    }

    /// <summary>The expression over the whole value; null where it does not compile, or .NET takes its automaton for too large.</summary>
    public static Regex? Compile(string pattern)
    {
        try
        {
            return pattern.Length <= MaxPatternChars
                ? new Regex($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)
                : null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    public static bool IsIdentifier(IdentifierKeyType key) => key.Type == KeyTypeRole.Identifier;

    private static void CheckTemplate(IdentifierScheme scheme, List<Problem> problems)
    {
        if (scheme.ResolverTemplate is not { } template)
        {
            return;
        }

        var isUrl = Uri.TryCreate(template.Replace("{id}", "1", StringComparison.Ordinal).Replace("{key}", "1", StringComparison.Ordinal), UriKind.Absolute, out var url)
            && url.Scheme is "https" or "http" && url.UserInfo.Length == 0;
        if (!isUrl || template.Split("{id}").Length != 2 || template.Split("{key}").Length > 2)
        {
            problems.Add(Fault("A resolver template is an http or https URL with {id} in it once.", "/resolverTemplate"));
        }
        else if (!template.Contains("{key}", StringComparison.Ordinal) && scheme.KeyTypes.Count(IsIdentifier) > 1)
        {
            problems.Add(Fault("Where a scheme has several identifiers, its template holds {key}.", "/resolverTemplate"));
        }
        else if (!template.EndsWith("{id}", StringComparison.Ordinal) && scheme.KeyTypes.Any(key => key.Qualifiers.Count > 0))
        {
            problems.Add(Fault("Where a scheme has qualifiers, its template ends in {id}: they are appended.", "/resolverTemplate"));
        }
    }

    private static void CheckKeyType(IdentifierScheme scheme, IdentifierKeyType key, string pointer, HashSet<string> names, List<Problem> problems)
    {
        if (!Is(key.Code, _code, 32) || !names.Add(key.Code))
        {
            problems.Add(Fault("A code has 1 to 32 letters, digits, dots, hyphens and underscores, and names one key type only.", $"{pointer}/ai"));
        }

        if (key.Shortcode is { } shortcode && shortcode != key.Code && (!Is(shortcode, _code, 32) || !names.Add(shortcode)))
        {
            problems.Add(Fault("A short code has the form of a code, and names one key type only.", $"{pointer}/shortcode"));
        }

        if (key.PadTo is < 0 or > MaxPadding)
        {
            problems.Add(Fault($"padTo is at most {MaxPadding}.", $"{pointer}/padTo"));
        }

        if (key.Qualifiers.Any(code => !scheme.KeyTypes.Any(other => other.Code == code && !IsIdentifier(other))))
        {
            problems.Add(Fault("qualifiers names a code that is no key type of type Q.", $"{pointer}/qualifiers"));
        }

        if (key.Id is { } id && !(AbsoluteUrl.Is(id) && id.StartsWith("https://", StringComparison.Ordinal)))
        {
            problems.Add(Fault("id is not an https URL.", $"{pointer}/id"));
        }

        if (key.Urns.Any(urn => !urn.StartsWith("urn:", StringComparison.Ordinal) || !urn.EndsWith(':') || urn.Length < 6) || (IsIdentifier(key) && scheme.ResolverTemplate is null && key.Urns.Count == 0))
        {
            problems.Add(Fault("urns holds prefixes such as urn:lei:, and at least one where the scheme has no resolver template.", $"{pointer}/urns"));
        }

        CheckExample(scheme, key, pointer, problems);
    }

    private static void CheckExample(IdentifierScheme scheme, IdentifierKeyType key, string pointer, List<Problem> problems)
    {
        if (Compile(key.Regex) is not { } regex)
        {
            problems.Add(Fault($"regex does not compile without backtracking, or has more than {MaxPatternChars} characters.", $"{pointer}/regex"));
            return;
        }

        if (key.Example is not { } example)
        {
            if (IsIdentifier(key))
            {
                problems.Add(Fault("An identifier has an example.", $"{pointer}/example"));
            }

            return;
        }

        var entry = new SchemeEntry(scheme, key, regex);
        if (entry.Read(example) is not { IsSuccess: true } value)
        {
            problems.Add(Fault("The example does not match the regular expression, or its check digit does not fit.", $"{pointer}/example"));
        }
        else if (IsIdentifier(key) && scheme.ResolverTemplate is not null && problems.Count == 0 && UrlNormalForm.Of(entry.ToUri(value.Value)) != entry.ToUri(value.Value))
        {
            problems.Add(Fault("The resolver template does not give a URL in its normal form: lower-case host, no default port, no dot segments.", "/resolverTemplate"));
        }
    }

    private static bool Is(string text, SearchValues<char> characters, int maxChars) => text.Length > 0 && text.Length <= maxChars && !text.AsSpan().ContainsAnyExcept(characters);

    private static Problem Fault(string message, string pointer) => new(ProblemCodes.IdentifierSchemeInvalid, message, pointer);
}
