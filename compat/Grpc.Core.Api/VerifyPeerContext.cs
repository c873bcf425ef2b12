namespace Grpc.Core;

/// <summary>The peer that a <see cref="VerifyPeerCallback"/> is asked about.</summary>
public class VerifyPeerContext
{
    internal VerifyPeerContext(string targetName, string peerPem)
    {
        TargetName = targetName;
        PeerPem = peerPem;
    }

    /// <summary>The name of the target.</summary>
    public string TargetName { get; }

    /// <summary>The peer's PEM certificate.</summary>
    public string PeerPem { get; }
}
