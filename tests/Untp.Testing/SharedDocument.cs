using System.Text.Json;

namespace Untp.Testing;

/// <summary>A published document of the reference material, as its manifest describes it.</summary>
/// <param name="File">Where its bytes are.</param>
/// <param name="Entry">The line of the manifest.</param>
public sealed record SharedDocument(string File, JsonElement Entry)
{
    /// <summary>Its path below the folder of the documents.</summary>
    public string Path => Entry.GetProperty("path").GetString()!;

    /// <summary>context, schema, sample and others.</summary>
    public string Kind => Entry.GetProperty("kind").GetString()!;

    /// <summary>Where it is published; null where it is nowhere.</summary>
    public string? Url => Text("url");

    public string? UntpVersion => Text("untpVersion");

    public string? CredentialType => Text("credentialType");

    public string Sha256 => Entry.GetProperty("sha256").GetString()!;

    public IEnumerable<string> Aliases => Entry.TryGetProperty("aliases", out var aliases) ? aliases.EnumerateArray().Select(alias => alias.GetString()!) : [];

    /// <summary>A further member; null where it is not stated.</summary>
    public string? Text(string name) => Entry.TryGetProperty(name, out var value) ? value.GetString() : null;

    public byte[] Read() => System.IO.File.ReadAllBytes(File);
}
