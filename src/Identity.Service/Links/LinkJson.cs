using System.Text.Json;
using System.Text.Json.Serialization;
using Untp.Core.Linksets;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Identity.Links;

/// <summary>Links and registrations as JSON: members as UNTP's resolver API names them, unknown ones refused.</summary>
internal static class LinkJson
{
    /// <summary>How bodies of links are written.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter<LinkChangeKind>(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Reads what a caller sent; what it says is checked by <see cref="LinkCheck"/>.</summary>
    public static Result<T> Read<T>(ReadOnlySpan<byte> utf8)
        where T : notnull
    {
        var json = StrictJsonReader.Read(utf8).ToResult();
        if (!json.IsSuccess)
        {
            return Result<T>.Failure(json.Problems);
        }

        try
        {
            return JsonSerializer.Deserialize<T>(json.Value.RawUtf8, Options) is { } value ? value : new Problem(ProblemCodes.RequestShape, "The body is not a JSON object.");
        }
        catch (JsonException e)
        {
            var pointer = (e.Path ?? "$").TrimStart('$').Replace("].", "/", StringComparison.Ordinal).Replace('.', '/').Replace('[', '/').TrimEnd(']');
            return new Problem(ProblemCodes.RequestShape, "The body lacks a member, or has one that is not known or of another type.", pointer);
        }
    }

    /// <summary>The form in the database.</summary>
    public static string Write(RegisteredLink link) => JsonSerializer.Serialize(link, Options);

    /// <summary>Reads the form in the database.</summary>
    public static RegisteredLink ReadStored(string link) => JsonSerializer.Deserialize<RegisteredLink>(link, Options)!;
}
