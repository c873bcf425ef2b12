namespace Grpc.Core;

/// <summary>How far a channel's connection has come.</summary>
public enum ConnectivityState
{
    /// <summary>Not connected, and nothing is asked for.</summary>
    Idle,

    /// <summary>Connecting.</summary>
    Connecting,

    /// <summary>Connected.</summary>
    Ready,

    /// <summary>Connecting failed and will be tried again.</summary>
    TransientFailure,

    /// <summary>Closed for good.</summary>
    Shutdown,
}
