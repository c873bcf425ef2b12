using Untp.Core.Linksets;
using Untp.Core.Problems;

namespace Untp.Identity.Links;

/// <summary>What speaks against links before they are registered: one that no linkset can hold would spoil the linkset of its identifier.</summary>
internal static class LinkCheck
{
    /// <summary>Links in one registration.</summary>
    public const int MaxResponses = 32;

    private const int MaxUrlChars = 2048;
    private const int MaxTextChars = 1024;
    private const int MaxItemChars = 256;
    private const int MaxItems = 16;

    /// <summary>All faults of a registration's links and description; empty where there are none.</summary>
    public static List<Problem> Run(LinkRegistration registration)
    {
        var problems = new List<Problem>();
        if (registration.Description is { } description && !IsText(description, MaxTextChars))
        {
            problems.Add(Fault($"description has at most {MaxTextChars} characters, and no control characters.", "/description"));
        }

        if (registration.Responses.Count is 0 or > MaxResponses)
        {
            problems.Add(new Problem(ProblemCodes.RequestShape, $"A registration has 1 to {MaxResponses} responses.", "/responses"));
            return problems;
        }

        var links = registration.Responses;
        problems.AddRange(links.SelectMany((link, i) => Run(link, $"/responses/{i}")));
        if (problems.Count > 0)
        {
            return problems;
        }

        problems.AddRange(Repeated(links, LinkScopes.Variant).Select(i => new Problem(ProblemCodes.LinkExists, "The registration holds this link twice: target, type, media type and context are the same.", $"/responses/{i}")));
        foreach (var (member, scope) in LinkScopes.Defaults)
        {
            problems.AddRange(Repeated([.. links.Select(link => (link, scope(link)))], pair => pair.Item2).Select(i => Fault($"Another link of the registration is the {member} of the same scope.", $"/responses/{i}/{member}")));
        }

        return problems;
    }

    /// <summary>All faults of one link.</summary>
    public static IEnumerable<Problem> Run(RegisteredLink? link, string pointer)
    {
        if (link is null)
        {
            return [new Problem(ProblemCodes.RequestShape, "A response is a JSON object.", pointer)];
        }

        var problems = Bounds(link).ToList();
        if (problems.Count == 0)
        {
            problems.AddRange(LinksetWriter.Check(link.LinkType, link.ToTarget()).Select(problem => problem with { Pointer = NameOf(problem.Pointer) }));
            if (!IsAddress(link.TargetUrl))
            {
                problems.Add(Fault("targetUrl is an http or https URL without a user, other characters than those of ASCII percent-encoded.", "/targetUrl"));
            }
        }

        return problems.DistinctBy(problem => problem.Pointer).Select(problem => problem with { Pointer = pointer + problem.Pointer });
    }

    /// <summary>True where a text is bounded and holds no control characters, which break headers and databases.</summary>
    public static bool IsText(string? text, int maxChars) => text is null || (text.Length <= maxChars && !text.Any(char.IsControl));

    private static IEnumerable<Problem> Bounds(RegisteredLink link)
    {
        foreach (var (name, text, max) in ((string, string?, int)[])
        [
            ("targetUrl", link.TargetUrl, MaxUrlChars), ("title", link.Title, MaxTextChars), ("linkType", link.LinkType, MaxItemChars), ("mimeType", link.MimeType, MaxItemChars),
            ("context", link.Context, MaxItemChars), ("encryptionMethod", link.EncryptionMethod, MaxItemChars),
        ])
        {
            if (!IsText(text, max))
            {
                yield return Fault($"{name} has at most {max} characters, and no control characters.", $"/{name}");
            }
        }

        foreach (var (name, list) in ((string, IReadOnlyList<string>)[])[("hreflang", link.Hreflang), ("accessRole", link.AccessRole), ("method", link.Method), ("rel", link.Rel)])
        {
            if (list.Count > MaxItems || list.Any(item => item is null || item.Length == 0 || !IsText(item, MaxItemChars)))
            {
                yield return Fault($"{name} has at most {MaxItems} texts of 1 to {MaxItemChars} characters.", $"/{name}");
            }
        }
    }

    private static bool IsAddress(string target) =>
        target.All(c => c is > ' ' and < '\u007F') && Uri.TryCreate(target, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0 && url.Host.Length > 0;

    // The linkset's members under the names of the registration.
    private static string NameOf(string pointer) => pointer switch
    {
        "" => "/linkType",
        "/href" => "/targetUrl",
        "/type" => "/mimeType",
        _ => pointer,
    };

    private static IEnumerable<int> Repeated<T>(IReadOnlyList<T> items, Func<T, string?> key)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return items.Index().Where(item => key(item.Item) is { } value && !seen.Add(value)).Select(item => item.Index);
    }

    private static Problem Fault(string message, string pointer) => new(ProblemCodes.LinkInvalid, message, pointer);
}
