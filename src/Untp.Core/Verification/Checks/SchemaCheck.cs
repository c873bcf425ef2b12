using Untp.Core.Problems;
using Untp.Core.Schemas;

namespace Untp.Core.Verification.Checks;

/// <summary>The credential fits the published JSON Schema of its UNTP type and version, and those of the extensions that it claims.</summary>
internal sealed class SchemaCheck(ISchemaSource schemas) : IVerificationCheck
{
    public string Name => "schema";

    public async ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken)
    {
        if (state.Credential is not { } credential)
        {
            return Finding.NotReached;
        }

        if (credential.UntpType is not { } type)
        {
            return state.Request.Scope == VerificationScope.DataModel
                ? Finding.NotApplicable
                : Finding.Inconclusive(new(ProblemCodes.SchemaUnknown, "The credential states no UNTP type together with a UNTP context, so no schema is known for it.", "/type"), isRetryable: false);
        }

        var schema = await schemas.FindAsync(type, cancellationToken);
        if (!schema.IsFound)
        {
            return Finding.Inconclusive(schema.Problem, schema.IsRetryable);
        }

        IReadOnlyList<Problem> problems = [.. schema.Value.Validate(credential.Json), .. ExtensionSchemas.Validate(credential, type)];
        return problems is [{ Code.Kind: ProblemKind.Unavailable } unusable] ? Finding.Inconclusive(unusable, isRetryable: false) : Finding.From(problems);
    }
}
