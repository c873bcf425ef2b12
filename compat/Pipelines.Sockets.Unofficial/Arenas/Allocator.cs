namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Where an arena takes its blocks from. There is none to choose here: they are arrays of the garbage collector.</summary>
public abstract class Allocator<T>
{
    private protected Allocator()
    {
    }
}
