namespace Untp.Issuer.Credentials;

/// <summary>A request to issue. Immutable.</summary>
/// <param name="Credential">The unsigned credential's bytes.</param>
/// <param name="Validate">False leaves the JSON Schema out.</param>
internal sealed record IssueRequest(ReadOnlyMemory<byte> Credential, bool Validate);
