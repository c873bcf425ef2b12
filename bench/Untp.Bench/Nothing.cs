using Untp.Core.Contexts;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Schemas;
using Untp.Core.Status;
using Untp.LinkedData.JsonLd;

namespace Untp.Bench;

/// <summary>Has no schema, and is asked for nothing else: what is not measured.</summary>
internal sealed class Nothing : ISchemaSource, IStatusListSource, IContextDocuments
{
    private static readonly Lookup<CredentialSchema> _none = Lookup<CredentialSchema>.Unreachable(new Problem(ProblemCodes.SchemaUnavailable, "Not measured here."));

    public static Nothing Instance { get; } = new();

    public ValueTask<Lookup<CredentialSchema>> FindAsync(UntpType type, CancellationToken cancellationToken) => ValueTask.FromResult(_none);

    public ValueTask<Lookup<StatusListDocument>> FetchAsync(string url, CancellationToken cancellationToken) =>
        throw new Load.LoadFailure("A credential without a status was asked for it.");

    public ValueTask<Lookup<ContextDocument>> FindAsync(string url, CancellationToken cancellationToken) => throw new Load.LoadFailure("A vc+jwt needs no context.");
}
