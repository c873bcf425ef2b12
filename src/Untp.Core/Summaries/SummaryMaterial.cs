namespace Untp.Core.Summaries;

/// <summary>What a product is made of, or a facility consumed: one part of it. Immutable.</summary>
/// <param name="Name">Its name; null where none is stated.</param>
/// <param name="Type">What sort it is; null where that is not stated.</param>
/// <param name="OriginCountry">Code of the country that it is from; null where none is stated.</param>
/// <param name="MassFraction">Its share of the mass of the whole; null where none is stated.</param>
/// <param name="Mass">How much; null where that is not stated.</param>
/// <param name="RecycledFraction">The share of it that is recycled; null where none is stated.</param>
/// <param name="Hazardous">Whether it is hazardous; null where that is not stated.</param>
/// <param name="SafetyInformation">How it is handled safely; null where nothing is stated.</param>
public sealed record SummaryMaterial(
    string? Name,
    SummaryClassification? Type,
    string? OriginCountry,
    double? MassFraction,
    SummaryMeasure? Mass,
    double? RecycledFraction,
    bool? Hazardous,
    SummaryReference? SafetyInformation);
