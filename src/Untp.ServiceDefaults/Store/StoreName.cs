namespace Untp.ServiceDefaults.Store;

/// <summary>The name of the service's connection string. Immutable.</summary>
internal sealed record StoreName(string Value);
