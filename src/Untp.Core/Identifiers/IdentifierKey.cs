namespace Untp.Core.Identifiers;

/// <summary>One level of an identifier: which key, and its value. Immutable.</summary>
/// <param name="Code">The key type's code, such as <c>01</c>.</param>
/// <param name="Value">The value in its canonical form, decoded.</param>
public sealed record IdentifierKey(string Code, string Value);
