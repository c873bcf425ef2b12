namespace Untp.Gateway.Keys;

/// <summary>One API key, <c>ApiKeys__N</c>. All four are required. Immutable.</summary>
public sealed record ApiKeyOptions
{
    /// <summary>A name for logs and limits, unique; no secret.</summary>
    public string Id { get; init; } = "";

    /// <summary>SHA-256 of the key's UTF-8 bytes in 64 lower-case hex digits; the key itself is never configured.</summary>
    public string Hash { get; init; } = "";

    /// <summary>What the key may do: issue, verify, register, admin, separated by spaces or commas.</summary>
    public string Scopes { get; init; } = "";

    /// <summary>Whose data the key is for.</summary>
    public string Tenant { get; init; } = "";

    internal string[] ScopeList => Scopes.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
}
