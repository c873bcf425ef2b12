using Untp.Core.Credentials;
using Untp.Core.Problems;

namespace Untp.Core.Schemas;

/// <summary>Where schemas come from. Threads: implementations are safe.</summary>
public interface ISchemaSource
{
    /// <summary>Finds the schema of a UNTP type in one version.</summary>
    /// <remarks>Errors: SCHEMA_UNKNOWN (there is none), SCHEMA_UNAVAILABLE (it cannot be had), in the lookup; throws only when cancelled.</remarks>
    /// <param name="type">Type and version.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<Lookup<CredentialSchema>> FindAsync(UntpType type, CancellationToken cancellationToken);
}
