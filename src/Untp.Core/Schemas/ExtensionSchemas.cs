using System.Runtime.CompilerServices;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Vocabulary;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas;

/// <summary>
/// The schemas of extensions that a credential claims by type and context, as far as tables of ours describe them: it has to fit them
/// as well as that of its UNTP type. Compiled once. Threads: safe. Source: UNTP 0.7.0, extensions methodology.
/// </summary>
internal static class ExtensionSchemas
{
    // VerifiableCredential and the UNTP type; an extension adds its own.
    private const int CoreTypes = 2;

    private static readonly ConditionalWeakTable<PublishedDocument, CredentialSchema> _compiled = [];

    /// <summary>What the schemas of its extensions have against a credential; empty where it has none.</summary>
    public static IReadOnlyList<Problem> Validate(Credential credential, UntpType core) => credential.Types.Count <= CoreTypes
        ? []
        : [.. Vocabularies.FindSchemas(credential.Types, credential.Contexts).Where(schema => schema.Root != core.Name).SelectMany(schema => Validate(schema, credential.Json))];

    // A table of ours that gives no schema is a fault of ours, and throws.
    private static IReadOnlyList<Problem> Validate(PublishedDocument schema, StrictJson json) =>
        _compiled.GetValue(schema, document => CredentialSchema.Compile(document.Generated.Span) is { IsSuccess: true } compiled
            ? compiled.Value
            : throw new InvalidOperationException($"The schema of {document.Root} does not compile.")).Validate(json);
}
