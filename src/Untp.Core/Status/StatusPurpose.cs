namespace Untp.Core.Status;

/// <summary>What a bit of a status list says. Source: Bitstring Status List v1.0, section 2.2 (statusPurpose).</summary>
public enum StatusPurpose
{
    /// <summary>Ended for good.</summary>
    Revocation,

    /// <summary>Ended for now.</summary>
    Suspension,

    /// <summary>A newer credential is to be had.</summary>
    Refresh,

    /// <summary>A message of the issuer's own.</summary>
    Message,
}
