namespace Untp.Core.Trust;

/// <summary>What a register registers. Source: UNTP 0.7.0 schema of the Digital Identity Anchor, registerType; 0.6 writes a capital first letter.</summary>
public static class RegisterTypes
{
    /// <summary>Assessment bodies: what the issuer of a conformity credential is anchored by.</summary>
    public const string Accreditation = "accreditation";

    /// <summary>All of them, as 0.7.0 spells them.</summary>
    public static IReadOnlyList<string> All { get; } = ["product", "facility", "business", "trademark", "land", Accreditation];

    /// <summary>The spelling of 0.7.0; null where it is none of them.</summary>
    /// <param name="text">As received, in any letter case.</param>
    public static string? Normalize(string text) => All.FirstOrDefault(type => type.Equals(text, StringComparison.OrdinalIgnoreCase));
}
