namespace Untp.Core.Status;

/// <summary>The purposes by their names.</summary>
public static class StatusPurposes
{
    /// <summary>The purpose as credentials write it.</summary>
    /// <param name="purpose">The purpose.</param>
    public static string NameOf(StatusPurpose purpose) => purpose switch
    {
        StatusPurpose.Revocation => "revocation",
        StatusPurpose.Suspension => "suspension",
        StatusPurpose.Refresh => "refresh",
        StatusPurpose.Message => "message",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, null),
    };

    /// <summary>The purpose of a name; null where there is none of this name.</summary>
    /// <param name="name">The name as credentials write it.</param>
    public static StatusPurpose? Find(string? name) => name switch
    {
        "revocation" => StatusPurpose.Revocation,
        "suspension" => StatusPurpose.Suspension,
        "refresh" => StatusPurpose.Refresh,
        "message" => StatusPurpose.Message,
        _ => null,
    };
}
