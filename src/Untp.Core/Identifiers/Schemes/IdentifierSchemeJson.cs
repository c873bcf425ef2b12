using System.Text.Json;
using System.Text.Json.Serialization;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Identifiers.Schemes;

/// <summary>Scheme rows as JSON: camelCase members, unknown ones refused.</summary>
public static class IdentifierSchemeJson
{
    private const string Resource = "Untp.Core.Identifiers.Schemes.identifier-schemes.json";

    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        Converters =
        {
            new JsonStringEnumConverter<KeyTypeRole>(allowIntegerValues: false),
            new JsonStringEnumConverter<CheckDigitRule>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
        },
    };

    /// <summary>Reads one row. What it says is checked by <see cref="SchemeRegister"/>.</summary>
    /// <remarks>Shape: a JSON object (UTF-8). Limits: see <see cref="JsonLimits"/>. Errors: those of <see cref="StrictJsonReader"/>, IDENTIFIER_SCHEME_INVALID; never throws. Threads: safe.</remarks>
    /// <param name="utf8">The row.</param>
    public static Result<IdentifierScheme> Read(ReadOnlySpan<byte> utf8)
    {
        var json = StrictJsonReader.Read(utf8).ToResult();
        if (!json.IsSuccess)
        {
            return Result<IdentifierScheme>.Failure(json.Problems);
        }

        try
        {
            return JsonSerializer.Deserialize<IdentifierScheme>(json.Value.RawUtf8, _options) is { } scheme
                ? scheme
                : new Problem(ProblemCodes.IdentifierSchemeInvalid, "An identifier scheme is a JSON object.");
        }
        catch (JsonException e)
        {
            var pointer = (e.Path ?? "$").TrimStart('$').Replace("].", "/", StringComparison.Ordinal).Replace('.', '/').Replace('[', '/').TrimEnd(']');
            return new Problem(ProblemCodes.IdentifierSchemeInvalid, "The row lacks a member, or has one that is not known or of another type.", pointer);
        }
    }

    /// <summary>Writes one row.</summary>
    /// <param name="scheme">The row.</param>
    public static byte[] Write(IdentifierScheme scheme) => JsonSerializer.SerializeToUtf8Bytes(scheme, _options);

    /// <summary>Reads our own table; a fault in it is a fault of ours, and throws.</summary>
    internal static IReadOnlyList<IdentifierScheme> ReadBuiltIn()
    {
        using var stream = typeof(IdentifierSchemeJson).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize<List<IdentifierScheme>>(stream, _options)!;
    }
}
