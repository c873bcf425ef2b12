namespace Untp.LinkedData;

/// <summary>One reason why linked data was refused. Immutable.</summary>
/// <param name="Code">An error code as JSON-LD 1.1 spells it (section 9.4.1 of the API), else one of <see cref="LinkedDataCodes"/>.</param>
/// <param name="Message">One sentence for a person: what is wrong and what to do.</param>
/// <param name="Pointer">RFC 6901 pointer into the document that was read; empty for the whole of it.</param>
public sealed record LinkedDataProblem(string Code, string Message, string Pointer = "");
