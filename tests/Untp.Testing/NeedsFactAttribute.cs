using Xunit;

namespace Untp.Testing;

/// <summary>A fact that is reported as skipped, with the reason, where a part of the machine is missing and not required.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsFactAttribute : FactAttribute
{
    /// <summary>Names the parts that the test needs.</summary>
    public NeedsFactAttribute(params Part[] parts)
    {
        Parts = parts;
        Skip = Availability.WhySkipped(parts);
    }

    /// <summary>The parts that the test needs.</summary>
    public IReadOnlyList<Part> Parts { get; }
}
