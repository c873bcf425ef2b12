namespace Grpc.Core;

/// <summary>The server's stream of responses.</summary>
public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>;
