using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.LinkedData.Json;
using Untp.LinkedData.Rdf;
using Untp.Testing.Fuzzing;
using Integrity = Untp.Core.Proofs.DataIntegrity.DataIntegrity;

namespace Untp.Core.Tests.Proofs.DataIntegrity;

/// <summary>Whatever arrives as a secured document ends in a verdict, and is verified only where it says what was signed.</summary>
public sealed class DataIntegrityFuzzTests
{
    private const int Rounds = 1500;
    private static readonly Integrity _dataIntegrity = new(PublishedContexts.Processor);
    private static readonly ProofExpectation _expected = new(SuiteVector.Purpose, SuiteVector.Now) { Domain = [] };

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(SuiteVectorTests.Folders), MemberType = typeof(SuiteVectorTests))]
    public void Judges_ChangedBytes(string folder)
    {
        var vector = SuiteVector.Of(folder);
        var (run, key, signed) = (new FuzzRun(), vector.Key, Meaning(vector.Signed, folder));
        byte[][] original = [JsonSerializer.SerializeToUtf8Bytes(vector.Signed)];
        run.Repeat(Rounds, () => run.Change(original), bytes => Judge(bytes, key, signed, folder), $"{nameof(Judges_ChangedBytes)} {folder}");
    }

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(SuiteVectorTests.Folders), MemberType = typeof(SuiteVectorTests))]
    public void Judges_ChangedProofs(string folder)
    {
        string[] values =
        [
            "null", "{}", "[]", "7", "1e308", "true", "\"\"", "\"z\"", "\"did:example:a#b\"", "[null]", "[{}]", "[\"a\",\"a\"]", "\"2026-01-01T00:00:00Z\"", "\"\\u0000\"",
            "{\"@id\":7}", "{\"@value\":[]}", "{\"@context\":7}", "[[[[[[]]]]]]", "\"Ed25519Signature2020\"", "\"ecdsa-rdfc-2019\"", "\"eddsa-jcs-2022\"", "\"urn:uuid:1\"",
        ];
        string[] names = ["type", "cryptosuite", "created", "expires", "verificationMethod", "proofPurpose", "proofValue", "domain", "challenge", "nonce", "previousProof", "id", "@context", "@type", "@id", "@graph", "proof", "x"];
        var vector = SuiteVector.Of(folder);
        var (run, key, signed) = (new FuzzRun(), vector.Key, Meaning(vector.Signed, folder));
        var random = run.Random;
        run.Repeat(Rounds, Change, bytes => Judge(bytes, key, signed, folder), $"{nameof(Judges_ChangedProofs)} {folder}");

        byte[] Change()
        {
            var document = JsonNode.Parse(vector.Signed.GetRawText())!.AsObject();
            var proof = document["proof"]!.AsObject();
            var target = random.Next(4) == 0 ? document : proof;
            target[names[random.Next(names.Length)]] = JsonNode.Parse(values[random.Next(values.Length)]);
            if (random.Next(3) == 0 && proof.Parent == document)
            {
                document["proof"] = new JsonArray(proof.DeepClone(), proof.DeepClone(), JsonNode.Parse(values[random.Next(values.Length)]));
            }

            return Encoding.UTF8.GetBytes(document.ToJsonString());
        }
    }

    private static void Judge(byte[] bytes, VerificationKey key, string signed, string folder)
    {
        var json = StrictJsonReader.Read(bytes);
        if (!json.IsSuccess || SecuredDocument.Read(json.Value) is not { IsSuccess: true } secured)
        {
            return;
        }

        foreach (var result in _dataIntegrity.Verify(secured.Value, _ => key, _expected))
        {
            Assert.True(!result.IsVerified || Meaning(json.Value, folder) == signed, Encoding.UTF8.GetString(bytes));
        }
    }

    /// <summary>What is signed: the JSON without its proof; in suites over statements the statements, of which an empty list makes none.</summary>
    internal static string Meaning(StrictJson document, string folder) => Encoding.UTF8.GetString(folder.Contains("jcs", StringComparison.Ordinal)
        ? Jcs.Canonicalize(document, new MemberChange("proof")).Value
        : Expect.Success(new RdfCanonicalizer(PublishedContexts.Processor).Canonicalize(document, RdfcHash.Sha256, new MemberChange("proof"))).Span);
}
