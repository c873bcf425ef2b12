namespace Services.Tests.MainJob;

/// <summary>A credential that our issuer made.</summary>
internal sealed record Issued(string Did, string Id, string Jwt);
