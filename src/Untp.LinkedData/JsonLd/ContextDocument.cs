using System.Security.Cryptography;
using System.Text.Json;

namespace Untp.LinkedData.JsonLd;

/// <summary>A context document, read once. Immutable. Threads: safe.</summary>
public sealed class ContextDocument
{
    private ContextDocument(string url, string digest, JsonElement root)
    {
        Url = url;
        Digest = digest;
        Root = root;
    }

    /// <summary>Where it lies: the base of relative URLs in it.</summary>
    public string Url { get; }

    /// <summary>SHA-256 of its bytes, lowercase hexadecimal.</summary>
    public string Digest { get; }

    /// <summary>The document.</summary>
    public JsonElement Root { get; }

    /// <summary>Reads a document.</summary>
    /// <remarks>Limits: 64 levels; the caller bounds the bytes. Errors: <see cref="LinkedDataCodes.InvalidJson"/>; never throws.</remarks>
    /// <param name="url">Where it lies, after redirects.</param>
    /// <param name="bytes">UTF-8 JSON.</param>
    public static LinkedDataResult<ContextDocument> Read(string url, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return new ContextDocument(url, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), JsonText.Parse(bytes.Span, 64));
        }
        catch (LinkedDataException e)
        {
            return e.Problem;
        }
    }
}
