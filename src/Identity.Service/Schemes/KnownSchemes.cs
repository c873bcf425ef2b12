using Untp.Core.Identifiers;
using Untp.Core.Identifiers.Schemes;

namespace Untp.Identity.Schemes;

/// <summary>A register and what reads identifiers by it. Immutable.</summary>
internal sealed record KnownSchemes(SchemeRegister Register, IdentifierCanonicalizer Canonicalizer)
{
    public static KnownSchemes Create(SchemeRegister register) => new(register, new IdentifierCanonicalizer(register));
}
