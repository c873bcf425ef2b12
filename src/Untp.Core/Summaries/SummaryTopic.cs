namespace Untp.Core.Summaries;

/// <summary>A conformity topic. Immutable.</summary>
/// <param name="Topic">The slug of the topic; null where what is stated is none that is known.</param>
/// <param name="Stated">As the credential has it.</param>
/// <param name="IsExact">False where a former topic went into several, of which this is the nearest, or where none is known.</param>
public sealed record SummaryTopic(string? Topic, string Stated, bool IsExact);
