namespace Untp.Identity.Links;

/// <summary>What happened to a link.</summary>
internal enum LinkChangeKind
{
    /// <summary>It was registered.</summary>
    Registered,

    /// <summary>A later link took over what it was the default of.</summary>
    DefaultTaken,

    /// <summary>A newer version took its place.</summary>
    Replaced,

    /// <summary>It was withdrawn.</summary>
    Withdrawn,
}
