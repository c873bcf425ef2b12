namespace Untp.Core.Problems;

/// <summary>One reason why something was refused or could not be decided. Immutable.</summary>
/// <param name="Code">Which rule or limit.</param>
/// <param name="Message">One sentence for a person: what is wrong here and what to do. Holds no secret and no credential body.</param>
/// <param name="Pointer">RFC 6901 pointer into the document that was read; empty for the whole document.</param>
public sealed record Problem(ProblemCode Code, string Message, string Pointer = "");
