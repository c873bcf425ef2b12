namespace Pipelines.Sockets.Unofficial;

/// <summary>The other side reset the connection.</summary>
public sealed class ConnectionResetException : IOException
{
    /// <summary>Says so.</summary>
    public ConnectionResetException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
