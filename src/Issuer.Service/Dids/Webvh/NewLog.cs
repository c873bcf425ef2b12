using Untp.Issuer.Store;

namespace Untp.Issuer.Dids.Webvh;

/// <summary>A did:webvh that begins. Immutable.</summary>
/// <param name="Did">The DID, its SCID in place.</param>
/// <param name="Entry">The first entry of its log.</param>
/// <param name="UpdateKey">What signs the second.</param>
/// <param name="DidWebDocument">The document of the did:web beside it.</param>
internal sealed record NewLog(string Did, DidLogRow Entry, UpdateKeyRow UpdateKey, byte[] DidWebDocument);
