namespace Pipelines.Sockets.Unofficial;

/// <summary>What ended a connection. Callers compile the numbers in.</summary>
public enum PipeShutdownKind
{
    /// <summary>Nothing did: it is open.</summary>
    None = 0,

    /// <summary>The connection was disposed.</summary>
    PipeDisposed = 1,

    /// <summary>The other side sent no more.</summary>
    ReadEndOfStream = 100,

    /// <summary>The transport was disposed while reading.</summary>
    ReadDisposed = 101,

    /// <summary>The transport failed while reading.</summary>
    ReadIOException = 102,

    /// <summary>Something else failed while reading.</summary>
    ReadException = 103,

    /// <summary>The socket failed while reading.</summary>
    ReadSocketError = 104,

    /// <summary>The application takes no more input.</summary>
    ReadFlushCompleted = 105,

    /// <summary>Handing on input was cancelled.</summary>
    ReadFlushCanceled = 106,

    /// <summary>The application sent no more.</summary>
    WriteEndOfStream = 200,

    /// <summary>The transport was disposed while writing.</summary>
    WriteDisposed = 201,

    /// <summary>The transport failed while writing.</summary>
    WriteIOException = 202,

    /// <summary>Something else failed while writing.</summary>
    WriteException = 203,

    /// <summary>The socket failed while writing.</summary>
    WriteSocketError = 204,

    /// <summary>The protocol ended the connection: our side asked.</summary>
    ProtocolExitClient = 400,

    /// <summary>The protocol ended the connection: the server asked.</summary>
    ProtocolExitServer = 401,
}
