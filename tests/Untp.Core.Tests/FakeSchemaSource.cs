using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Schemas;

namespace Untp.Core.Tests;

/// <summary>Answers every question with the same schema, or the same reason why there is none.</summary>
internal sealed class FakeSchemaSource(Lookup<CredentialSchema> answer) : ISchemaSource
{
    public List<UntpType> Asked { get; } = [];

    public ValueTask<Lookup<CredentialSchema>> FindAsync(UntpType type, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Add(type);
        return ValueTask.FromResult(answer);
    }
}
