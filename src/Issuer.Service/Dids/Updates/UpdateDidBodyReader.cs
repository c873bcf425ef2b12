using System.Text.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Issuer.Dids.Updates;

/// <summary>Reads the JSON form of a change of a DID document; what the values may be is <see cref="DidUpdate"/>'s to say.</summary>
internal static class UpdateDidBodyReader
{
    private static readonly string[] _serviceMembers = ["id", "type", "serviceEndpoint"];
    private static readonly string[] _targetMembers = ["href", "title", "type", "hreflang"];

    public static Result<DidUpdate> Read(ReadOnlySpan<byte> utf8)
    {
        var json = StrictJsonReader.Read(utf8).ToResult();
        if (!json.IsSuccess)
        {
            return Result<DidUpdate>.Failure(json.Problems);
        }

        if (json.Value.ValueKind != JsonValueKind.Object || !json.Value.EnumerateObject().Any())
        {
            return new Problem(ProblemCodes.RequestShape, "The body is not a JSON object with services, alsoKnownAs or watchers.");
        }

        var problems = new List<Problem>();
        IReadOnlyList<ServiceEntry>? services = null;
        IReadOnlyList<string>? names = null;
        IReadOnlyList<string>? watchers = null;
        foreach (var member in json.Value.EnumerateObject())
        {
            switch (member.Name)
            {
                case "services" when member.Value.ValueKind == JsonValueKind.Array && member.Value.EnumerateArray().Select(ReadService).ToList() is var read && !read.Contains(null):
                    services = [.. read.OfType<ServiceEntry>()];
                    break;
                case "alsoKnownAs" when Texts(member.Value) is { } texts:
                    names = texts;
                    break;
                case "watchers" when Texts(member.Value) is { } texts:
                    watchers = texts;
                    break;
                case "watchers":
                    problems.Add(new(ProblemCodes.RequestShape, "watchers is an array of strings.", "/watchers"));
                    break;
                case "services":
                    problems.Add(new(ProblemCodes.RequestShape, "services is an array of objects of id, type and serviceEndpoint, which is a URL or an object of href, title, type and hreflang.", "/services"));
                    break;
                case "alsoKnownAs":
                    problems.Add(new(ProblemCodes.RequestShape, "alsoKnownAs is an array of strings.", "/alsoKnownAs"));
                    break;
                default:
                    problems.Add(new(ProblemCodes.RequestMemberUnknown, "This member is not known here; check its spelling.", JsonPointer.Append("", member.Name)));
                    break;
            }
        }

        return problems.Count == 0 ? new DidUpdate(services, names) { Watchers = watchers } : Result<DidUpdate>.Failure(problems);
    }

    /// <summary>Null where the form is another.</summary>
    private static ServiceEntry? ReadService(StrictJson service)
    {
        if (!HasOnly(service, _serviceMembers) || Text(service, "id") is not { } id || Text(service, "type") is not { } type || !service.TryGetProperty("serviceEndpoint", out var endpoint))
        {
            return null;
        }

        if (endpoint.ValueKind == JsonValueKind.String)
        {
            return new ServiceEntry(id, type, endpoint.GetString()!, "", "", []);
        }

        return HasOnly(endpoint, _targetMembers) && Text(endpoint, "href") is { } href && Text(endpoint, "title") is { } title && Text(endpoint, "type") is { } mediaType && Languages(endpoint) is { } languages
            ? new ServiceEntry(id, type, href, title, mediaType, languages)
            : null;
    }

    private static bool HasOnly(StrictJson json, string[] members) =>
        json.ValueKind == JsonValueKind.Object && json.EnumerateObject().All(member => members.Contains(member.Name, StringComparer.Ordinal));

    private static IReadOnlyList<string>? Languages(StrictJson target) =>
        !target.TryGetProperty("hreflang", out var value) ? []
        : value.ValueKind == JsonValueKind.String ? [value.GetString()!]
        : Texts(value);

    /// <summary>Empty where there is no such member, null where it is no string.</summary>
    private static string? Text(StrictJson json, string name) =>
        !json.TryGetProperty(name, out var value) ? "" : value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<string>? Texts(StrictJson json) =>
        json.ValueKind == JsonValueKind.Array && json.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. json.EnumerateArray().Select(item => item.GetString()!)]
            : null;
}
