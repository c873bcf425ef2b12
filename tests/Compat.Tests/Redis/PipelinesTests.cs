using System.Net.Sockets;
using Pipelines.Sockets.Unofficial;
using Pipelines.Sockets.Unofficial.Arenas;

namespace Compat.Tests.Redis;

/// <summary>What the client library relies on and a server seldom brings about.</summary>
public sealed class PipelinesTests
{
    [Fact]
    public void Hands_Out_Cleared_Items_Again_After_A_Reset()
    {
        using var arena = new Arena<int>(new ArenaOptions(blockSizeBytes: 40));

        for (var round = 0; round < 3; round++)
        {
            var sequences = new[] { 4, 0, 6, 3, 25 }.Select(length => arena.Allocate(length)).ToArray();
            Assert.All(sequences, sequence => Assert.Equal(0, Sum(sequence)));
            for (var i = 0; i < sequences.Length; i++)
            {
                sequences[i].FirstSpan.Fill(i + 1);
            }

            // None lies in another one's memory.
            Assert.Equal([4, 0, 18, 12, 125], sequences.Select(Sum));
            arena.Reset();
        }
    }

    [Fact]
    public void Keeps_A_Sequence_Without_Its_Type()
    {
        using var arena = new Arena<int>();
        var sequence = arena.Allocate(3);
        sequence[2] = 7;

        Assert.Equal([0, 0, 14], sequence.Untyped().Cast<int>().ToArray((in int item) => item * 2));
        Assert.Throws<InvalidCastException>(() => sequence.Untyped().Cast<string>());
        Assert.True(default(Sequence<int>).IsEmpty);
        Assert.Equal(0, default(Sequence).Cast<int>().Length);
    }

    [Fact]
    public void Ends_An_Enumeration_At_The_Last_Item()
    {
        using var arena = new Arena<int>();
        var items = arena.Allocate(1).GetEnumerator();
        items.GetNext() = 5;

        Assert.Equal(5, items.Current);
        Assert.False(items.MoveNext());
        Assert.Throws<InvalidOperationException>(() => { items.GetNext(); });
    }

    [Fact]
    public async Task An_Aborted_Wait_Ends_With_Its_Error()
    {
        using var arguments = new SocketAwaitableEventArgs();
        var wait = WaitAsync(arguments);
        Assert.False(wait.IsCompleted);

        arguments.Abort(SocketError.TimedOut);

        Assert.Equal(SocketError.TimedOut, (await Assert.ThrowsAsync<SocketException>(() => wait)).SocketErrorCode);
    }

    [Fact]
    public void A_Scheduler_Does_All_Work_Before_It_Ends()
    {
        using var done = new CountdownEvent(200);
        using (var scheduler = new DedicatedThreadPoolPipeScheduler("test", workerCount: 2, useThreadPoolQueueLength: 5))
        {
            for (var i = 0; i < 200; i++)
            {
                scheduler.Schedule(state => ((CountdownEvent)state!).Signal(), done);
            }
        }

        Assert.True(done.Wait(TimeSpan.FromSeconds(20)));
    }

    private static async Task<int> WaitAsync(SocketAwaitableEventArgs arguments) => await arguments;

    private static int Sum(Sequence<int> sequence)
    {
        var sum = 0;
        foreach (ref var item in sequence)
        {
            sum += item;
        }

        return sum;
    }
}
