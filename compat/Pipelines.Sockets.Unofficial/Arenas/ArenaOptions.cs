namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>The size of an arena's blocks.</summary>
public sealed class ArenaOptions
{
    /// <summary>Makes options; a size of 0 leaves it to the arena, and all flags do.</summary>
    public ArenaOptions(ArenaFlags flags = ArenaFlags.None, int blockSizeBytes = 0, Func<long, long, long>? retentionPolicy = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(blockSizeBytes);
        if (retentionPolicy is not null)
        {
            throw new NotSupportedException("This stand-in knows no policy for what an arena keeps.");
        }

        BlockSizeBytes = blockSizeBytes;
    }

    /// <summary>The size of a block in bytes.</summary>
    public int BlockSizeBytes { get; }
}
