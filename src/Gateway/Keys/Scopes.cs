namespace Untp.Gateway.Keys;

/// <summary>What an API key may do. None implies another.</summary>
internal static class Scopes
{
    public const string Issue = "issue";
    public const string Verify = "verify";
    public const string Register = "register";
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [Issue, Verify, Register, Admin];
}
