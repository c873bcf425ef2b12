namespace Untp.Testing.Hostile;

/// <summary>Writes the answer to one request.</summary>
/// <param name="head">The request's line and headers.</param>
/// <param name="stream">Where the answer is written, down to the bytes.</param>
/// <param name="token">Ends with the server.</param>
public delegate Task HostileAnswer(string head, Stream stream, CancellationToken token);
