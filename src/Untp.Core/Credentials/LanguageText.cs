using System.Text.Json;
using System.Text.RegularExpressions;
using Untp.LinkedData.Json;

namespace Untp.Core.Credentials;

/// <summary>
/// Text for people: a string, or an object that says its language and direction, or an array of those. Source: Verifiable Credentials Data
/// Model 2.0, sections 4.6 and 11.1.
/// </summary>
internal static partial class LanguageText
{
    public static void Check(StrictJson owner, string name, ShapeFaults faults, string pointer = "")
    {
        if (Credential.Member(owner, name) is not { } text)
        {
            return;
        }

        if (text.ValueKind == JsonValueKind.Array && text.GetArrayLength() == 0)
        {
            faults.Add($"{name} is empty; leave it out.", $"{pointer}/{name}");
        }

        foreach (var (value, place) in MemberShape.Items(text, $"{pointer}/{name}"))
        {
            if (!IsText(value))
            {
                faults.Add($"{name} is neither a string nor an object of @value, and perhaps @language and @direction (ltr or rtl), alone.", place);
            }
        }
    }

    private static bool IsText(StrictJson value) =>
        value.ValueKind == JsonValueKind.String
        || (value.FindString("@value") is not null && value.EnumerateObject().All(IsPart));

    private static bool IsPart(StrictJsonMember part) => part.Value.ValueKind == JsonValueKind.String && part.Name switch
    {
        "@value" => true,
        "@language" => Language().IsMatch(part.Value.GetString()!),
        "@direction" => part.Value.GetString() is "ltr" or "rtl",
        _ => false,
    };

    // BCP 47, well-formed; which languages there are is nobody's business here.
    [GeneratedRegex(@"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,15}\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Language();
}
