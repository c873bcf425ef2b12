using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Schemas;

namespace Untp.Bench;

/// <summary>Has no schema, so that its step is not measured.</summary>
internal sealed class NoSchemas : ISchemaSource
{
    private static readonly Lookup<CredentialSchema> _none = Lookup<CredentialSchema>.Unreachable(new Problem(ProblemCodes.SchemaUnavailable, "Not measured here."));

    public ValueTask<Lookup<CredentialSchema>> FindAsync(UntpType type, CancellationToken cancellationToken) => ValueTask.FromResult(_none);
}
