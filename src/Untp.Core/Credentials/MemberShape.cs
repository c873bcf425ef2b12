using System.Text.Json;
using Untp.Core.Identifiers;
using Untp.LinkedData.Json;

namespace Untp.Core.Credentials;

/// <summary>Forms that several members of credentials and presentations share. Source: Verifiable Credentials Data Model 2.0, sections 4.3 to 4.5 and 4.13.</summary>
internal static class MemberShape
{
    /// <summary>The contexts: the first is the base of a data model, the others are URLs or objects.</summary>
    public static void CheckContexts(StrictJson json, ShapeFaults faults)
    {
        if (Credential.Member(json, "@context") is not { ValueKind: JsonValueKind.Array } contexts || contexts.GetArrayLength() == 0 || !IsBase(contexts[0]))
        {
            faults.Add($"@context is not an array that begins with {CredentialShape.BaseContext}.", "/@context");
            return;
        }

        var index = 0;
        foreach (var context in contexts.EnumerateArray())
        {
            if (context.ValueKind != JsonValueKind.Object && !IsUrl(context))
            {
                faults.Add("A context is neither a URL nor an object.", $"/@context/{index}");
            }

            index++;
        }
    }

    /// <summary>The document's own type, one of others perhaps.</summary>
    public static void CheckType(StrictJson json, string type, ShapeFaults faults)
    {
        if (Credential.Member(json, "type") is not { } types || !IsType(types) || !Names(types, type))
        {
            faults.Add($"type does not hold {type}, or is neither a string nor an array of strings.", "/type");
        }
    }

    /// <summary>An id that may be left out.</summary>
    public static void CheckId(StrictJson json, ShapeFaults faults, string pointer = "")
    {
        if (Credential.Member(json, "id") is { } id && !IsUrl(id))
        {
            faults.Add("id is not a URL.", $"{pointer}/id");
        }
    }

    /// <summary>A party: its URL, or an object whose id is one.</summary>
    public static bool IsParty(StrictJson? party) => party switch
    {
        { ValueKind: JsonValueKind.Object } named => IsUrl(Credential.Member(named, "id")),
        var url => IsUrl(url),
    };

    public static bool IsUrl(StrictJson? value) => value is { ValueKind: JsonValueKind.String } text && AbsoluteUrl.Is(text.GetUtf8());

    /// <summary>One type or many; whether each has a meaning, only the contexts say.</summary>
    public static bool IsType(StrictJson? value) => value switch
    {
        { ValueKind: JsonValueKind.String } one => IsName(one),
        { ValueKind: JsonValueKind.Array } many => many.GetArrayLength() > 0 && AreNames(many),
        _ => false,
    };

    /// <summary>A value that may be one or an array of them: each, with its place.</summary>
    public static IEnumerable<(StrictJson Value, string Pointer)> Items(StrictJson value, string pointer) =>
        value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select((item, i) => (item, $"{pointer}/{i}"))
            : [(value, pointer)];

    private static bool IsBase(StrictJson context) => context.ValueEquals(CredentialShape.BaseContext) || context.ValueEquals(CredentialShape.BaseContextV11);

    private static bool IsName(StrictJson value) => value.ValueKind == JsonValueKind.String && !value.ValueEquals(""u8);

    private static bool AreNames(StrictJson values)
    {
        foreach (var value in values.EnumerateArray())
        {
            if (!IsName(value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Names(StrictJson types, string type)
    {
        if (types.ValueKind != JsonValueKind.Array)
        {
            return types.ValueEquals(type);
        }

        foreach (var value in types.EnumerateArray())
        {
            if (value.ValueEquals(type))
            {
                return true;
            }
        }

        return false;
    }
}
