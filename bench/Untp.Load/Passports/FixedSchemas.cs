using System.Text.Json.Nodes;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Schemas;

namespace Untp.Load.Passports;

/// <summary>The passport's schema in memory, where the reference material is there. Threads: safe.</summary>
internal sealed class FixedSchemas : ISchemaSource
{
    private static readonly UntpType _passport = new("DigitalProductPassport", "0.7.0");
    private readonly Lookup<CredentialSchema> _answer;

    private FixedSchemas(Lookup<CredentialSchema> answer) => _answer = answer;

    /// <summary>The schema; null where the reference material is not there.</summary>
    public CredentialSchema? Passport => _answer.Value;

    public static FixedSchemas Read(string shared)
    {
        var folder = Path.Combine(shared, "documents");
        var manifest = Path.Combine(folder, "manifest.json");
        if (!File.Exists(manifest))
        {
            return new(Lookup<CredentialSchema>.Unreachable(new Problem(ProblemCodes.SchemaUnavailable, "There are no documents.")));
        }

        var entry = JsonNode.Parse(File.ReadAllText(manifest))!.AsArray().First(item =>
            (string?)item!["kind"] == "schema" && (string?)item["credentialType"] == _passport.Name && (string?)item["untpVersion"] == _passport.Version);
        var schema = CredentialSchema.Compile(File.ReadAllBytes(Path.Combine(folder, (string)entry!["path"]!)));
        return new(Lookup<CredentialSchema>.Found(schema.Value!, TimeProvider.System.GetUtcNow()));
    }

    public ValueTask<Lookup<CredentialSchema>> FindAsync(UntpType type, CancellationToken cancellationToken) => ValueTask.FromResult(_answer);
}
