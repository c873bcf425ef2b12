namespace Untp.Core.Identifiers.Gs1;

/// <summary>What is taken beyond the current syntax of GS1 Digital Links. Immutable.</summary>
public sealed record DigitalLinkOptions
{
    /// <summary>The current syntax only.</summary>
    public static DigitalLinkOptions Strict { get; } = new();

    /// <summary>Also what earlier releases allowed: short names, and GTINs of 8, 12 and 13 digits.</summary>
    public static DigitalLinkOptions Liberal { get; } = new() { PermitShortNames = true, PermitShortGtins = true };

    /// <summary>Takes <c>gtin</c> for <c>01</c>, <c>lot</c> for <c>10</c> and so on in the path. Default false.</summary>
    public bool PermitShortNames { get; init; }

    /// <summary>Pads GTINs of 8, 12 and 13 digits with zeros. Default false.</summary>
    public bool PermitShortGtins { get; init; }
}
