using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a serializer writes its message.</summary>
public abstract class SerializationContext
{
    /// <summary>Sets the whole message and completes it.</summary>
    public virtual void Complete(byte[] payload) => throw new NotImplementedException("This context does not accept an array.");

    /// <summary>The buffer to write the message to.</summary>
    public virtual IBufferWriter<byte> GetBufferWriter() => throw new NotImplementedException("This context does not offer a buffer.");

    /// <summary>Says how long the message will be.</summary>
    public virtual void SetPayloadLength(int payloadLength)
    {
    }

    /// <summary>Completes the message written to the buffer.</summary>
    public virtual void Complete() => throw new NotImplementedException("This context does not offer a buffer.");
}
