using System.Collections.Frozen;

namespace Untp.Core.Schemas.Compilation;

/// <summary>What goes with a schema: other documents that it may refer to, by their address, and whether formats must hold. Immutable.</summary>
internal sealed record FurtherSchemas(FrozenDictionary<string, ReadOnlyMemory<byte>> Documents, bool AssertFormats)
{
    /// <summary>Nothing but the schema itself; formats must hold.</summary>
    public static FurtherSchemas None { get; } = new(FrozenDictionary<string, ReadOnlyMemory<byte>>.Empty, AssertFormats: true);
}
