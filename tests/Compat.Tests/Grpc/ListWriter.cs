using Grpc.Core;

namespace Compat.Tests.Grpc;

internal sealed class ListWriter : IServerStreamWriter<string>
{
    public List<string> Written { get; } = [];

    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(string message)
    {
        Written.Add(message);
        return Task.CompletedTask;
    }
}
