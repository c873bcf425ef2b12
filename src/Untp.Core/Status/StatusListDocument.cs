namespace Untp.Core.Status;

/// <summary>A status list credential as it was fetched; nothing of it is trusted yet. Immutable.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="MediaType">The media type that its server stated; a hint.</param>
public sealed record StatusListDocument(ReadOnlyMemory<byte> Content, string MediaType)
{
    /// <summary>A list without the white space that some servers put around it: a line end after a JWT is none of its bytes.</summary>
    /// <param name="content">The bytes as fetched.</param>
    public static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> content) => content.Trim(" \t\r\n"u8);
}
