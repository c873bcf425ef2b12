namespace Untp.LinkedData.Json;

/// <summary>A document in buffers that are used again. Whoever reads it ends it, and keeps nothing of its value.</summary>
/// <remarks>Threads: reading is safe; ending is not, while another thread reads.</remarks>
public sealed class PooledJson : IDisposable
{
    private readonly StrictJsonText _text;

    internal PooledJson(StrictJsonText text) => _text = text;

    /// <summary>The document's value; once it is ended, reading it throws.</summary>
    public StrictJson Value => new(_text, 0);

    /// <summary>Gives the buffers back.</summary>
    public void Dispose() => _text.End();
}
