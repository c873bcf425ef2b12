namespace Untp.Issuer.Dids.Webvh;

/// <summary>How far a change of a log came. Immutable.</summary>
/// <param name="Wait">Until when the next entry has to wait, as entries are dated to the second; zero where all is appended.</param>
/// <param name="DidWebDocument">Where all is appended and the DID is still in use: the document of the did:web beside it.</param>
internal sealed record LogAppend(TimeSpan Wait, byte[]? DidWebDocument);
