using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Untp.ServiceDefaults.IdentityClient;

namespace Untp.ServiceDefaults.Streams;

/// <summary>Works on a stream of items on all cores and gives the answers in the order of the items.</summary>
public static class OrderedWork
{
    // How far it reads ahead of what was taken from it: enough to keep all cores busy, little to hold.
    private static readonly int _readAhead = 4 * Environment.ProcessorCount;

    /// <summary>One answer an item, in order; a slow reader of the answers stops the reading of items.</summary>
    /// <typeparam name="TItem">An item.</typeparam>
    /// <typeparam name="TAnswer">Its answer.</typeparam>
    /// <param name="items">The items; what their reading throws ends the answers with it.</param>
    /// <param name="answer">Works on one item.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async IAsyncEnumerable<TAnswer> AnswerAsync<TItem, TAnswer>(IAsyncEnumerable<TItem> items, Func<TItem, CancellationToken, Task<TAnswer>> answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var token = ending.Token;
        var work = Channel.CreateBounded<Task<TAnswer>>(new BoundedChannelOptions(_readAhead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(ReadAsync, CancellationToken.None);
        try
        {
            await foreach (var next in work.Reader.ReadAllAsync(token))
            {
                yield return await next;
            }
        }
        finally
        {
            await ending.CancelAsync();
            await reading;
        }

        async Task ReadAsync()
        {
            Exception? fault = null;
            try
            {
                await foreach (var item in items.WithCancellation(token))
                {
                    await work.Writer.WriteAsync(Task.Run(() => WorkAsync(item), token), token);
                }
            }
            catch (Exception e)
            {
                // Whoever takes the answers gets it.
                fault = e;
            }

            work.Writer.TryComplete(fault);
        }

        Task<TAnswer> WorkAsync(TItem item)
        {
            // What one item makes Identity fetch is not on the account of the next.
            FetchAccount.OpenForItem();
            return answer(item, token);
        }
    }
}
