namespace Untp.Core.Schemas.Compilation;

/// <summary>Why bytes are no schema that can be applied. Thrown while compiling only, and never leaves <see cref="CredentialSchema"/>.</summary>
internal sealed class SchemaException(string message) : Exception(message);
