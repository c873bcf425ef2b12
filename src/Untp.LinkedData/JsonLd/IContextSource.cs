namespace Untp.LinkedData.JsonLd;

/// <summary>Where remote contexts come from; nothing else is ever loaded. Threads: must be safe.</summary>
public interface IContextSource
{
    /// <summary>Finds a context document at hand. Sources that ask a network do so before, and answer a reason until then.</summary>
    /// <param name="url">The absolute URL.</param>
    ContextLookup Find(string url);
}
