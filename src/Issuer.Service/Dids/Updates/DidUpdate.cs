using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Untp.Core.Dids;
using Untp.Core.Problems;

namespace Untp.Issuer.Dids.Updates;

/// <summary>New services, other names and watchers of a DID; what is null stays. Immutable.</summary>
internal sealed partial record DidUpdate(IReadOnlyList<ServiceEntry>? Services, IReadOnlyList<string>? AlsoKnownAs)
{
    /// <summary>The most services, and the most other names.</summary>
    public const int MaxItems = 32;

    private const int MaxUrlChars = 2048;
    private const int MaxTextChars = 200;

    /// <summary>Of a did:webvh: URLs of those who keep copies of its log.</summary>
    public IReadOnlyList<string>? Watchers { get; init; }

    /// <summary>The DID with what is asked for; the same where nothing changes. Errors: REQUEST_SHAPE, all that were found.</summary>
    public Result<HeldDid> ApplyTo(HeldDid held)
    {
        var problems = new List<Problem>();
        var services = WriteServices(held, problems);
        var names = WriteNames(held, problems);
        CheckWatchers(held, problems);
        if (problems.Count > 0)
        {
            return Result<HeldDid>.Failure(problems);
        }

        var row = held.Row with { Services = services ?? held.Row.Services, AlsoKnownAs = names ?? held.Row.AlsoKnownAs };
        return row == held.Row && Watchers is null ? held : held with { Row = row, Watchers = Watchers };
    }

    private void CheckWatchers(HeldDid held, List<Problem> problems)
    {
        var problem = Watchers is null ? null : held.HasLog ? Webvh.Watchers.Check(Watchers) : NewDid.NoLog with { Pointer = "/watchers" };
        if (problem is not null)
        {
            problems.Add(problem);
        }
    }

    private string? WriteServices(HeldDid held, List<Problem> problems)
    {
        if (Services is null)
        {
            return null;
        }

        if (Services.Count > MaxItems)
        {
            problems.Add(Shape($"A DID has at most {MaxItems} services.", "/services"));
            return null;
        }

        var ids = held.Keys.Select(key => key.VerificationMethod).ToHashSet(StringComparer.Ordinal);
        var written = new JsonArray();
        for (var i = 0; i < Services.Count; i++)
        {
            var (service, pointer) = (Services[i], $"/services/{i}");
            if (IdOf(service, i, held.Row.Did) is not { } id || !ids.Add(id))
            {
                problems.Add(Shape("id is a fragment such as #dia (letters, digits, dots, hyphens and underscores), a DID URL of this DID with one, or an http(s) URL; each once, and none that a key has.", $"{pointer}/id"));
                continue;
            }

            if (!Text().IsMatch(service.Type) || service.Type.Length > MaxTextChars)
            {
                problems.Add(Shape($"type is a word or a URL, such as untp:dia, of at most {MaxTextChars} characters.", $"{pointer}/type"));
            }

            if (!IsHttpUrl(service.Href))
            {
                problems.Add(Shape($"serviceEndpoint, or its href, is an http or https URL of at most {MaxUrlChars} characters.", $"{pointer}/serviceEndpoint"));
            }

            if (service.Title.Length > MaxTextChars || service.MediaType.Length > MaxTextChars || service.Hreflang.Count > MaxItems || service.Hreflang.Any(language => !Language().IsMatch(language)))
            {
                problems.Add(Shape($"title and type have at most {MaxTextChars} characters; hreflang holds at most {MaxItems} languages, such as en or pt-BR.", $"{pointer}/serviceEndpoint"));
            }

            written.Add(service.ToJson(id));
        }

        return written.ToJsonString();
    }

    private string? WriteNames(HeldDid held, List<Problem> problems)
    {
        if (AlsoKnownAs is null)
        {
            return null;
        }

        if (AlsoKnownAs.Count > MaxItems || AlsoKnownAs.Distinct(StringComparer.Ordinal).Count() != AlsoKnownAs.Count)
        {
            problems.Add(Shape($"alsoKnownAs holds at most {MaxItems} names, each once.", "/alsoKnownAs"));
        }

        problems.AddRange(AlsoKnownAs
            .Select((name, i) => (name, i))
            .Where(item => item.name == held.Row.Did || !IsUri(item.name))
            .Select(item => Shape($"A name is an absolute URI of at most {MaxUrlChars} characters, a URL or another DID.", $"/alsoKnownAs/{item.i}")));
        return new JsonArray([.. AlsoKnownAs.Select(name => JsonValue.Create(name))]).ToJsonString();
    }

    /// <summary>Null where the id is not one.</summary>
    private static string? IdOf(ServiceEntry service, int index, string did)
    {
        var id = service.Id.Length == 0 ? $"#service-{index + 1}" : service.Id;
        var fragment = id.StartsWith($"{did}#", StringComparison.Ordinal) ? id[did.Length..] : id;
        return Fragment().IsMatch(fragment) ? did + fragment : IsHttpUrl(id) ? id : null;
    }

    private static bool IsHttpUrl(string text) => IsUri(text) && new Uri(text) is { Scheme: "http" or "https", Host.Length: > 0, UserInfo: "" };

    // .NET alone also takes file paths for URIs.
    private static bool IsUri(string text) =>
        text.Length <= MaxUrlChars
        && Uris().IsMatch(text)
        && (text.StartsWith("did:", StringComparison.Ordinal) ? Did.Parse(text).IsSuccess : Uri.TryCreate(text, UriKind.Absolute, out _));

    private static Problem Shape(string message, string pointer) => new(ProblemCodes.RequestShape, message, pointer);

    [GeneratedRegex(@"^#[A-Za-z0-9._-]{1,64}\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Fragment();

    [GeneratedRegex(@"^[!-~]+\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Text();

    // RFC 3986, sections 2 and 3.1.
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Uris();

    [GeneratedRegex(@"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Language();
}
