using System.ComponentModel.DataAnnotations;

namespace Untp.Identity.Resolver;

/// <summary>How the public resolver answers, section <c>Resolver</c>. Immutable.</summary>
public sealed record ResolverOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Resolver";

    /// <summary>What the resolver calls itself in <c>/.well-known/resolver</c>. Default <c>Untp</c>; 1 to 128 characters.</summary>
    [StringLength(128, MinimumLength = 1)]
    public string Name { get; init; } = "Untp";

    /// <summary>How long others may keep an answer; a change is seen by them within this time. Default 1 minute; 0 to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// True to redirect to the default link where the type that is asked for is not registered, as UNTP has it; false to answer 404,
    /// as GS1-conformant resolvers do. Default true.
    /// </summary>
    public bool FallsBackToDefault { get; init; } = true;
}
