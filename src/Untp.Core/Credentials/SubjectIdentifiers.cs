using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Credentials;

/// <summary>The identifiers of what a credential is about.</summary>
internal static class SubjectIdentifiers
{
    // Until UNTP 0.7.0 the subject wraps the thing itself.
    private static readonly string[] _wrapped = ["product", "facility"];

    /// <summary>All identifiers of the credential's subjects.</summary>
    public static IEnumerable<string> Of(Credential credential)
    {
        var subject = Credential.Member(credential.Json, "credentialSubject");
        var subjects = subject switch
        {
            { ValueKind: JsonValueKind.Array } many => [.. many.EnumerateArray()],
            { } one => new[] { one },
            _ => [],
        };
        return subjects
            .SelectMany(item => _wrapped.Select(name => Credential.Member(item, name)).OfType<StrictJson>().Prepend(item))
            .Select(item => item.FindString("id"))
            .OfType<string>();
    }
}
