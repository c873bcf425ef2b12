using System.Text;
using System.Text.Json.Nodes;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Verification;

/// <summary>Answers for each DID with its own document; knows no others.</summary>
internal sealed class DidDirectory : IDidSource
{
    private readonly Dictionary<string, Lookup<DidDocument>> _documents = new(StringComparer.Ordinal);

    public Lookup<DidDocument> this[string did]
    {
        set => _documents[did] = value;
    }

    /// <summary>A document whose key <c>#key-1</c> may make assertions.</summary>
    public static Lookup<DidDocument> Document(string did, SigningKey key)
    {
        var document = new JsonObject
        {
            ["id"] = did,
            ["verificationMethod"] = new JsonArray(new JsonObject { ["id"] = "#key-1", ["type"] = "Multikey", ["controller"] = did, ["publicKeyMultibase"] = Multikey.Encode(key.VerificationKey) }),
            ["assertionMethod"] = new JsonArray("#key-1"),
        };
        return Lookup<DidDocument>.Found(Expect.Success(DidDocumentReader.Read(Encoding.UTF8.GetBytes(document.ToJsonString()), Did.Parse(did).Value!)), Scenario.Now);
    }

    public ValueTask<Lookup<DidDocument>> ResolveAsync(Did did, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_documents.GetValueOrDefault(did.Value) ?? Lookup<DidDocument>.None(new(ProblemCodes.DidNotFound, "There is none.")));
}
