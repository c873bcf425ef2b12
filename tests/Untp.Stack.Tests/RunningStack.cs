namespace Untp.Stack.Tests;

/// <summary>One stack for the tests of a class.</summary>
public sealed class RunningStack : IAsyncLifetime
{
    public StackProcess Stack { get; private set; } = null!;

    public async Task InitializeAsync() => Stack = await StackProcess.StartAsync();

    public Task DisposeAsync()
    {
        Stack.Dispose();
        return Task.CompletedTask;
    }
}
