namespace Pipelines.Sockets.Unofficial;

/// <summary>How a socket's work is scheduled. Only the default is supported.</summary>
[Flags]
public enum SocketConnectionOptions
{
    /// <summary>On the schedulers of the pipes.</summary>
    None = 0,
}
