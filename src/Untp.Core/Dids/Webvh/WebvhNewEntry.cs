namespace Untp.Core.Dids.Webvh;

/// <summary>A signed entry that holds on the version before it. Immutable.</summary>
/// <param name="Line">What is appended to the log, JSON (UTF-8) with its line feed.</param>
/// <param name="Version">The version that it makes.</param>
public sealed record WebvhNewEntry(ReadOnlyMemory<byte> Line, WebvhVersion Version);
