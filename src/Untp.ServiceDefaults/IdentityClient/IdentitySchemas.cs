using Untp.Contracts.Identity.V1;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Schemas;

namespace Untp.ServiceDefaults.IdentityClient;

/// <summary>Schemas from Identity, compiled once and kept for a short while. Threads: safe.</summary>
public sealed class IdentitySchemas(IdentityService.IdentityServiceClient identity, NearCache<CredentialSchema> near) : ISchemaSource
{
    /// <inheritdoc/>
    public ValueTask<Lookup<CredentialSchema>> FindAsync(UntpType type, CancellationToken cancellationToken) =>
        near.GetAsync($"{type.Name}/{type.Version}", () => IdentityAnswers.AskAsync(token => AskAsync(type, token), ProblemCodes.SchemaUnavailable, cancellationToken), cancellationToken);

    private async ValueTask<Lookup<CredentialSchema>> AskAsync(UntpType type, CancellationToken cancellationToken)
    {
        var request = new ResolveDocumentRequest { Kind = DocumentKind.Schema, TypeVersion = new TypeVersion { Type = type.Name, Version = type.Version } };
        var answer = await identity.ResolveDocumentAsync(request, cancellationToken: cancellationToken);
        if (answer.Problem is { } problem)
        {
            return IdentityAnswers.Refused<CredentialSchema>(problem, answer.Retryable);
        }

        var schema = CredentialSchema.Compile(answer.Content.Span);
        return schema.IsSuccess
            ? Lookup<CredentialSchema>.Found(schema.Value, answer.FetchedAt.ToDateTimeOffset())
            : Lookup<CredentialSchema>.None(schema.Problems[0]);
    }
}
