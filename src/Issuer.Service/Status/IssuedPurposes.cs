using Untp.Core.Status;

namespace Untp.Issuer.Status;

/// <summary>The purposes that lists are kept for here.</summary>
internal static class IssuedPurposes
{
    /// <summary>The purpose of a name; null where no list is kept for it.</summary>
    public static StatusPurpose? Find(string? name) =>
        StatusPurposes.Find(name) is { } purpose and (StatusPurpose.Revocation or StatusPurpose.Suspension) ? purpose : null;
}
