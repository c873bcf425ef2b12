using Untp.Core.Problems;

namespace Untp.Core.Dids;

/// <summary>A DID without path, query or fragment (DID Core 1.0, section 3.1). Immutable; compared by code point.</summary>
public sealed record Did
{
    private const int MaxChars = 2048;

    private readonly int _methodEnd;

    private Did(string value, int methodEnd) => (Value, _methodEnd) = (value, methodEnd);

    /// <summary>The whole DID.</summary>
    public string Value { get; }

    /// <summary>The method name, such as <c>key</c>.</summary>
    public string Method => Value["did:".Length.._methodEnd];

    /// <summary>What follows the method's colon.</summary>
    public string MethodSpecificId => Value[(_methodEnd + 1)..];

    /// <summary>Reads a DID by its grammar; methods have further rules of their own.</summary>
    /// <remarks>Limits: 2,048 characters. Errors: DID_SYNTAX; never throws.</remarks>
    /// <param name="text">The DID.</param>
    public static Result<Did> Parse(string text)
    {
        var methodEnd = text.IndexOf(':', Math.Min(4, text.Length));
        return text.Length <= MaxChars
            && text.StartsWith("did:", StringComparison.Ordinal)
            && methodEnd > 4
            && text.AsSpan(4, methodEnd - 4).IndexOfAnyExcept(DidCharacters.Method) < 0
            && IsMethodSpecificId(text.AsSpan(methodEnd + 1))
            ? new Did(text, methodEnd)
            : new Problem(ProblemCodes.DidSyntax, $"A DID reads did:method:id, without path, query or fragment, in at most {MaxChars} characters.");
    }

    /// <inheritdoc/>
    public bool Equals(Did? other) => other is not null && Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Value;

    // method-specific-id = *( *idchar ":" ) 1*idchar; idchar = ALPHA / DIGIT / "." / "-" / "_" / pct-encoded
    private static bool IsMethodSpecificId(ReadOnlySpan<char> id) =>
        !id.IsEmpty && id[^1] != ':' && DidCharacters.AreAll(DidCharacters.MethodSpecificId, id);
}
