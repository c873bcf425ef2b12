using System.Buffers;

namespace Grpc.Core;

/// <summary>The message that a deserializer reads.</summary>
public abstract class DeserializationContext
{
    /// <summary>The length of the message in bytes.</summary>
    public abstract int PayloadLength { get; }

    /// <summary>A copy of the message, owned by the caller.</summary>
    public virtual byte[] PayloadAsNewBuffer() =>
        throw new NotImplementedException("This context does not offer the message as an array.");

    /// <summary>The message itself, valid until the deserializer returns.</summary>
    public virtual ReadOnlySequence<byte> PayloadAsReadOnlySequence() =>
        throw new NotImplementedException("This context does not offer the message as a sequence.");
}
