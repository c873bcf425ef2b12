using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Linksets;

/// <summary>Writes linksets that are always valid against the UNTP 0.7.0 linkset schema.</summary>
public static partial class LinksetWriter
{
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a linkset as JSON.</summary>
    /// <remarks>
    /// Shape: UTF-8, <c>application/linkset+json</c>; relations in their normal form. Errors: LINK_INVALID with pointers into the linkset
    /// as it would be written, for all that it cannot hold; never throws. Threads: safe.
    /// </remarks>
    /// <param name="linkset">The links.</param>
    public static Result<byte[]> Write(Linkset linkset)
    {
        var problems = linkset.Contexts.SelectMany((context, i) => Check(context, $"/linkset/{i}")).ToList();
        if (problems.Count > 0)
        {
            return Result<byte[]>.Failure(problems);
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, _options))
        {
            json.WriteStartObject();
            json.WriteStartArray("linkset");
            foreach (var context in linkset.Contexts)
            {
                Write(json, context);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>All reasons why a link cannot stand in a linkset; empty where there are none.</summary>
    /// <remarks>Errors: LINK_INVALID; never throws.</remarks>
    /// <param name="relation">The relation in any spelling.</param>
    /// <param name="target">The target.</param>
    public static IReadOnlyList<Problem> Check(string relation, LinkTarget target) => [.. Check(relation), .. Check(target, "")];

    private static IEnumerable<Problem> Check(LinkContext context, string pointer)
    {
        if (!Address().IsMatch(context.Anchor))
        {
            yield return Fault("The anchor is not an http or https URL.", $"{pointer}/anchor");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (relation, targets) in context.Relations)
        {
            var name = RelationName.Normalize(relation);
            var place = JsonPointer.Append(pointer, name);
            if (!names.Add(name))
            {
                yield return Fault("The relation occurs twice for one anchor.", place);
            }

            foreach (var problem in Check(relation).Select(problem => problem with { Pointer = place }).Concat(targets.SelectMany((target, i) => Check(target, $"{place}/{i}"))))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<Problem> Check(string relation)
    {
        if (!RelationName.IsMember(RelationName.Normalize(relation)))
        {
            yield return Fault("A relation is a name of lower-case letters and hyphens, or a URL of letters, digits, dots and slashes.", "");
        }
    }

    private static IEnumerable<Problem> Check(LinkTarget target, string pointer)
    {
        if (!Address().IsMatch(target.Href))
        {
            yield return Fault("The target is not an http or https URL.", $"{pointer}/href");
        }

        if (string.IsNullOrEmpty(target.Title))
        {
            yield return Fault("The link has no title.", $"{pointer}/title");
        }

        if (target.Type is { } type && !MediaType().IsMatch(type))
        {
            yield return Fault("The type is no media type.", $"{pointer}/type");
        }

        for (var i = 0; i < target.Hreflang.Count; i++)
        {
            if (!Language().IsMatch(target.Hreflang[i]))
            {
                yield return Fault("A language reads xx or xx-YY here; the schema takes no other tag.", $"{pointer}/hreflang/{i}");
            }
        }

        if (target.EncryptionMethod is not null && target.AccessRole.Count == 0)
        {
            yield return Fault("An encrypted target names the roles that may read it.", $"{pointer}/accessRole");
        }
    }

    private static void Write(Utf8JsonWriter json, LinkContext context)
    {
        json.WriteStartObject();
        json.WriteString("anchor", context.Anchor);
        WriteText(json, "description", context.Description);
        foreach (var (relation, targets) in context.Relations)
        {
            json.WriteStartArray(RelationName.Normalize(relation));
            foreach (var target in targets)
            {
                Write(json, target);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LinkTarget target)
    {
        json.WriteStartObject();
        json.WriteString("href", target.Href);
        json.WriteString("title", target.Title);
        WriteText(json, "type", target.Type);
        WriteList(json, "hreflang", target.Hreflang);
        WriteList(json, "context", target.Context);
        WriteFlag(json, "fwqs", target.Fwqs);
        WriteFlag(json, "public", target.Public);
        WriteList(json, "rel", target.Rel);
        WriteList(json, "method", target.Method);
        WriteText(json, "encryptionMethod", target.EncryptionMethod);
        WriteList(json, "accessRole", target.AccessRole);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteFlag(Utf8JsonWriter json, string name, bool? flag)
    {
        if (flag is { } value)
        {
            json.WriteBoolean(name, value);
        }
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> list)
    {
        if (list.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var text in list)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static Problem Fault(string message, string pointer) => new(ProblemCodes.LinkInvalid, message, pointer);

    // Stricter than the schema, whose pattern is open at the end.
    [GeneratedRegex(@"\Ahttps?://[a-zA-Z0-9./][^\s""<>\\^`{|}]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"\A[a-zA-Z]{2}(?:-[a-zA-Z]{2})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Language();

    [GeneratedRegex(@"\A[A-Za-z0-9_]+/[-+.A-Za-z0-9_]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex MediaType();
}
