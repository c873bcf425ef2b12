using System.Text.Json.Serialization;

namespace Untp.Core.Identifiers.Schemes;

/// <summary>What a key type of a scheme is for.</summary>
public enum KeyTypeRole
{
    /// <summary>It identifies by itself; <c>I</c> in JSON.</summary>
    [JsonStringEnumMemberName("I")]
    Identifier,

    /// <summary>It makes an identifier before it more granular; <c>Q</c> in JSON.</summary>
    [JsonStringEnumMemberName("Q")]
    Qualifier,
}
