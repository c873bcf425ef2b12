using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Credentials;

/// <summary>
/// An unsecured verifiable credential, read but not judged: members that are missing or of a wrong type read as absent,
/// and <see cref="CredentialShape"/> says what is wrong. Immutable.
/// </summary>
/// <remarks>Source: Verifiable Credentials Data Model 2.0, section 4.</remarks>
/// <param name="Json">The whole credential.</param>
public sealed record Credential(StrictJson Json)
{
    private UntpType? _untpType;

    /// <summary>The credential's id; null where it has none.</summary>
    public string? Id { get; } = Json.FindString("id");

    /// <summary>The issuer's id: <c>issuer</c> itself or its <c>id</c>; null where there is none.</summary>
    public string? Issuer { get; } = PartyOf(Json, "issuer");

    /// <summary>The URLs of <c>@context</c>, in order; inline contexts are left out.</summary>
    public IReadOnlyList<string> Contexts { get; } = Texts(Json, "@context");

    /// <summary>The values of <c>type</c>, in order.</summary>
    public IReadOnlyList<string> Types { get; } = Texts(Json, "type");

    /// <summary>The data model's version; 2.0 where its base context is not the first.</summary>
    public DataModelVersion DataModel => Contexts is [CredentialShape.BaseContextV11, ..] ? DataModelVersion.V11 : DataModelVersion.V20;

    /// <summary>The UNTP type and version that the credential states; null where it states none.</summary>
    public UntpType? UntpType => _untpType ??= UntpType.Of(Types, Contexts);

    /// <summary>True where the credential says that its status can be looked up.</summary>
    public bool HasStatus => Member(Json, "credentialStatus") is not null;

    /// <summary>A member; null where it is missing.</summary>
    internal static StrictJson? Member(StrictJson json, string name) =>
        json.TryGetProperty(name, out var value) ? value : null;

    /// <summary>A party that a member names, such as issuer or holder: its id, or that of the object; null where there is none.</summary>
    internal static string? PartyOf(StrictJson json, string name) => json.FindString(name) ?? (Member(json, name) is { } party ? party.FindString("id") : null);

    /// <summary>A member that is a string or an array; strings in it, in order.</summary>
    internal static IReadOnlyList<string> Texts(StrictJson json, string name) => Member(json, name) switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } many => TextsOf(many),
        _ => [],
    };

    private static List<string> TextsOf(StrictJson array)
    {
        var texts = new List<string>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                texts.Add(item.GetString()!);
            }
        }

        return texts;
    }
}
