namespace Untp.Load;

/// <summary>Ends the run: what was measured so far means nothing.</summary>
internal sealed class LoadFailure(string message) : Exception(message);
