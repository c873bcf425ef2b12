using System.Text.Json;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.LinkedData.Json;
using Integrity = Untp.Core.Proofs.DataIntegrity.DataIntegrity;

namespace Untp.Core.Tests.Proofs.DataIntegrity;

/// <summary>OpenBadges of the Digital Credentials Consortium: VCDM 1.1, sets of Ed25519Signature2020 and eddsa-rdfc-2022.</summary>
public sealed class DccFixtureTests
{
    private static readonly Integrity _dataIntegrity = new(PublishedContexts.Processor);

    [NeedsFact(Part.Shared)]
    public void Agrees_OnEverySignature()
    {
        var (credentials, proofs, notJson) = (0, 0, 0);
        foreach (var expected in Vectors.Read("vectors", "dcc-vc-fixtures", "expected.json").EnumerateObject())
        {
            var json = StrictJsonReader.Read(Vectors.ReadBytes("vectors", "dcc-vc-fixtures", expected.Name)).ToResult();
            if (expected.Value.GetProperty("signature").GetString() == "notjson")
            {
                Expect.Failure(ProblemCodes.JsonSyntax, json);
                notJson++;
                continue;
            }

            Assert.Equal("true", expected.Value.GetProperty("signature").GetString());
            var results = _dataIntegrity.Verify(Expect.Success(SecuredDocument.Read(Expect.Success(json))), KeyOf, new(SuiteVector.Purpose, SuiteVector.Now));

            Assert.All(results, result => Assert.True(result.IsVerified, $"{expected.Name}{result.Proof.Pointer}: {result.Problem}"));
            Assert.Equal(
                expected.Value.GetProperty("proofs").EnumerateArray().Select(suite => suite.GetString()),
                results.Select(result => Expect.Success(result.Proof.Proof).Options.Cryptosuite));
            credentials++;
            proofs += results.Count;
        }

        Assert.Equal((13, 16, 1), (credentials, proofs, notJson));
    }

    /// <summary>The key in the DID document, if it may make assertions.</summary>
    internal static Result<VerificationKey> KeyOf(DataIntegrityProof proof)
    {
        var url = proof.Options.VerificationMethod;
        var did = Expect.Success(Did.Parse(url[..url.IndexOf('#', StringComparison.Ordinal)]));
        var bytes = did.Value.StartsWith("did:key:", StringComparison.Ordinal)
            ? Expect.Success(DidKey.Resolve(did))
            : Vectors.ReadBytes("vectors", "dcc-vc-fixtures", "dids", did.Value[(did.Value.LastIndexOf(':') + 1)..], "did.json");
        var document = Expect.Success(DidDocumentReader.Read(bytes, did));
        Assert.Contains(url, document.AssertionMethods);
        return document.VerificationMethods[url].Key;
    }
}
