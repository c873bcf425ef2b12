namespace Untp.ServiceDefaults.Hosting;

/// <summary>The name of this service, as others find it.</summary>
/// <param name="Value">Lower case, such as <c>issuer</c>.</param>
public sealed record ServiceName(string Value);
