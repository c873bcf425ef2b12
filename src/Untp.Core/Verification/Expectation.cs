namespace Untp.Core.Verification;

/// <summary>What the caller holds in its hands and expects the credential to be about. Null members demand nothing. Immutable.</summary>
/// <param name="Identifier">Identifier of the subject, such as the product's.</param>
/// <param name="Type">A value of the credential's <c>type</c>.</param>
/// <param name="Issuer">The issuer's DID.</param>
public sealed record Expectation(string? Identifier, string? Type, string? Issuer)
{
    /// <summary>Demands nothing.</summary>
    public static Expectation None { get; } = new(null, null, null);

    /// <summary>True where something is demanded.</summary>
    public bool IsAny => Identifier is not null || Type is not null || Issuer is not null;
}
