namespace Grpc.Core;

/// <summary>A further check of the peer; false refuses it.</summary>
public delegate bool VerifyPeerCallback(VerifyPeerContext context);
