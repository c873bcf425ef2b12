namespace Untp.ServiceDefaults.Store;

/// <summary>
/// Lets as many writers at the database as it takes well: SQLite one, in the order in which they came, where its own waiting
/// is by chance; PostgreSQL as many as leave connections to readers. Threads: safe.
/// </summary>
/// <param name="writers">How many at a time.</param>
public sealed class WriterTurns(int writers) : IDisposable
{
    private readonly SemaphoreSlim _free = new(writers);

    /// <summary>Waits for a turn; disposing the answer ends it.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        return new Turn(_free);
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
