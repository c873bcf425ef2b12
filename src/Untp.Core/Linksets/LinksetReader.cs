using System.Text.Json;
using Untp.Core.Identifiers;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Linksets;

/// <summary>
/// Reads linksets of other parties: strict about JSON, liberal about what published pages show (relations as CURIEs or IRIs, single values
/// in place of arrays, a missing title, members that are not known).
/// </summary>
public static class LinksetReader
{
    private const int MaxContexts = 100;
    private const int MaxTargets = 1000;
    private const int MaxTextChars = 2048;
    private const int MaxListItems = 64;

    /// <summary>Reads a linkset in JSON.</summary>
    /// <remarks>
    /// Shape: UTF-8. Relations come in their normal form; members that no reader could use are left out. Languages of RFC 8288's
    /// internationalized titles (<c>title*</c>) are read where there is no plain title.
    /// Limits: see <see cref="JsonLimits"/>; 100 anchors, 1,000 targets, texts of 2,048 characters, lists of 64 items.
    /// Errors: those of <see cref="StrictJsonReader"/>, LINKSET_INVALID; never throws. Threads: safe.
    /// </remarks>
    /// <param name="utf8">The linkset.</param>
    /// <param name="limits">Bounds on the JSON; null means <see cref="JsonLimits.Default"/>.</param>
    public static Result<Linkset> Read(ReadOnlySpan<byte> utf8, JsonLimits? limits = null)
    {
        var json = StrictJsonReader.Read(utf8, limits).ToResult();
        if (!json.IsSuccess)
        {
            return Result<Linkset>.Failure(json.Problems);
        }

        if (json.Value.ValueKind != JsonValueKind.Object || !json.Value.TryGetProperty("linkset", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return Fault("A linkset is an object with the member linkset, an array.", "");
        }

        if (list.GetArrayLength() > MaxContexts)
        {
            return Fault($"At most {MaxContexts} anchors are read.", "/linkset");
        }

        var problems = new List<Problem>();
        var contexts = list.EnumerateArray().Select((context, i) => ReadContext(context, $"/linkset/{i}", problems)).OfType<LinkContext>().ToList();
        if (contexts.Sum(context => context.Relations.Sum(relation => relation.Targets.Count)) > MaxTargets)
        {
            problems.Add(Fault($"At most {MaxTargets} targets are read.", "/linkset"));
        }

        return problems.Count == 0 ? new Linkset(contexts) : Result<Linkset>.Failure(problems);
    }

    private static LinkContext? ReadContext(StrictJson json, string pointer, List<Problem> problems)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("anchor", out var anchor) || ReadText(anchor) is not { Length: > 0 } address)
        {
            problems.Add(Fault("A context is an object with an anchor.", pointer));
            return null;
        }

        var description = Text(json, "description") ?? Text(json, "itemDescription");
        var relations = new Dictionary<string, List<LinkTarget>>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (member.Name is "anchor" or "description" or "itemDescription")
            {
                continue;
            }

            var place = JsonPointer.Append(pointer, member.Name);
            if (member.Name.Length > MaxTextChars || member.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
            {
                problems.Add(Fault("A relation holds an array of targets.", place));
                continue;
            }

            var name = RelationName.Normalize(member.Name);
            var targets = relations.TryGetValue(name, out var earlier) ? earlier : relations[name] = [];
            targets.AddRange(Items(member.Value).Select((target, i) => ReadTarget(target, $"{place}/{i}", problems)).OfType<LinkTarget>());
        }

        return new LinkContext(address, description, [.. relations.Select(pair => new LinkRelation(pair.Key, pair.Value))]);
    }

    private static LinkTarget? ReadTarget(StrictJson json, string pointer, List<Problem> problems)
    {
        if (json.ValueKind != JsonValueKind.Object || Text(json, "href") is not { } href || !AbsoluteUrl.Is(href))
        {
            problems.Add(Fault("A target is an object whose href is a URL.", pointer));
            return null;
        }

        return new LinkTarget
        {
            Href = href,
            Title = Text(json, "title") ?? InternationalTitle(json),
            Type = Text(json, "type"),
            Hreflang = Texts(json, "hreflang"),
            Context = Texts(json, "context"),
            Fwqs = Flag(json, "fwqs"),
            Public = Flag(json, "public"),
            Rel = [.. Texts(json, "rel").Select(RelationName.Normalize)],
            Method = Texts(json, "method"),
            EncryptionMethod = Text(json, "encryptionMethod"),
            AccessRole = Texts(json, "accessRole"),
        };
    }

    // "title*": [{"value": "…", "language": "de"}], RFC 9264, section 4.2.4.2.
    private static string? InternationalTitle(StrictJson json) =>
        json.TryGetProperty("title*", out var titles) && titles.ValueKind == JsonValueKind.Array && titles.GetArrayLength() > 0 && titles[0].ValueKind == JsonValueKind.Object
            ? Text(titles[0], "value")
            : null;

    private static List<StrictJson> Items(StrictJson json) => json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray()] : [json];

    private static IReadOnlyList<string> Texts(StrictJson json, string name) =>
        json.TryGetProperty(name, out var value) ? [.. Items(value).Select(ReadText).OfType<string>().Take(MaxListItems)] : [];

    private static string? Text(StrictJson json, string name) => json.TryGetProperty(name, out var value) ? ReadText(value) : null;

    private static string? ReadText(StrictJson json) =>
        json.ValueKind == JsonValueKind.String && json.GetString() is { Length: <= MaxTextChars } text ? text : null;

    private static bool? Flag(StrictJson json, string name) => json.TryGetProperty(name, out var value)
        ? value.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null }
        : null;

    private static Problem Fault(string message, string pointer) => new(ProblemCodes.LinksetInvalid, message, pointer);
}
