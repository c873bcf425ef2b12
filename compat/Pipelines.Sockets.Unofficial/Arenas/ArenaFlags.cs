namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>
/// Hints for where an arena takes memory from. No value changes what a caller sees: memory is always the arena's own and cleared.
/// </summary>
[Flags]
public enum ArenaFlags
{
    /// <summary>Not at all.</summary>
    None = 0,
}
